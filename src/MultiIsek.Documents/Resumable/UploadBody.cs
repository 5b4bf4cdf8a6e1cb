using Microsoft.AspNetCore.Http;

namespace MultiIsek.Documents.Resumable;

internal static class UploadBody
{
    /// <summary>Reads what arrives. A connection that ends in the middle is no fault: what came before counts.</summary>
    /// <returns>False where more came than there is room for.</returns>
    public static async Task<bool> ReadAsync(Stream body, Stream into, long max, CancellationToken ct)
    {
        var buffer = new byte[81920];
        var left = max;
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, ct)) > 0)
            {
                await into.WriteAsync(buffer.AsMemory(0, (int)Math.Min(read, left)), CancellationToken.None);
                left -= Math.Min(read, left);
                if (left == 0)
                {
                    return await body.ReadAsync(buffer.AsMemory(0, 1), ct) == 0;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // Nobody reads the answer.
        }

        await into.FlushAsync(CancellationToken.None);
        return true;
    }
}
