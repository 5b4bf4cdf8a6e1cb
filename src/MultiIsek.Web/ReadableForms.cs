using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace MultiIsek.Web;

/// <summary>
/// Reads a sent form before the page does: what is too large is 413, what cannot be read 400. The framework would bind nothing and let the page guess.
/// </summary>
internal sealed class ReadableForms : IAsyncResourceFilter
{
    /// <summary>Bytes that a request may have.</summary>
    public const int Max = 1_000_000;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next();
            return;
        }

        if (request.ContentLength > Max)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        try
        {
            if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "application/x-www-form-urlencoded")
            {
                request.Body = await WithoutNulAsync(request.Body, context.HttpContext.RequestAborted);
            }

            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            context.Result = new StatusCodeResult(e.StatusCode);
            return;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        await next();
    }

    /// <summary>The framework refuses a whole form for one sign that nobody can see.</summary>
    private static async Task<Stream> WithoutNulAsync(Stream body, CancellationToken ct)
    {
        using var read = new MemoryStream();
        await body.CopyToAsync(read, ct);
        List<byte> clean = new((int)read.Length);
        foreach (var sign in read.GetBuffer().AsSpan(0, (int)read.Length))
        {
            if (sign == 0)
            {
                continue;
            }

            clean.Add(sign);
            // Looked for from the end, so that "%%0000" does not become one.
            if (clean is [.., (byte)'%', (byte)'0', (byte)'0'])
            {
                clean.RemoveRange(clean.Count - 3, 3);
            }
        }

        return new MemoryStream([.. clean]);
    }
}
