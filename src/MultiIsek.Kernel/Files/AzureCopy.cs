using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace MultiIsek.Kernel.Files;

/// <summary>Copies a blob, on the server, to the name that nobody else may give to other bytes.</summary>
internal static class AzureCopy
{
    private const int Tries = 5;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    /// <param name="size">Bytes of what is copied: a blob of another size under that name is a damaged one, and is replaced.</param>
    public static async Task RunAsync(BlobClient part, BlobClient target, long size, CancellationToken ct)
    {
        var condition = new BlobRequestConditions { IfNoneMatch = ETag.All };
        for (var i = 0; i < Tries; i++)
        {
            try
            {
                var copy = await target.StartCopyFromUriAsync(part.Uri, new BlobCopyFromUriOptions { DestinationConditions = condition }, ct);
                await copy.WaitForCompletionAsync(Moment, ct);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && e.ErrorCode != BlobErrorCode.CannotVerifyCopySource)
            {
                var found = await FindAsync(target, ct);
                if (found is not null && IsWhole(found) && found.ContentLength == size && await RenewAsync(target, found.ETag, ct))
                {
                    return;
                }

                condition = found is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = found.ETag };
                await Task.Delay(Moment, ct);
            }
        }

        throw new IOException($"The blob {target.Name} is written by others all the time.");
    }

    // A blob that was there already is as good as new: the sweep must not take it from the row that is about to name it.
    private static async Task<bool> RenewAsync(BlobClient blob, ETag tag, CancellationToken ct)
    {
        try
        {
            await blob.SetMetadataAsync(new Dictionary<string, string>(), new BlobRequestConditions { IfMatch = tag }, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    public static async Task<BlobProperties?> FindAsync(BlobClient blob, CancellationToken ct)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: ct)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>False while it is being copied; a copy that failed leaves an empty blob.</summary>
    public static bool IsWhole(BlobProperties blob) => blob.BlobCopyStatus is null or CopyStatus.Success;
}
