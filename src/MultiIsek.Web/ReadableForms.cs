using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Web;

/// <summary>
/// Reads a sent form before the page does, and before antiforgery does, which answers whatever it cannot read with a bare 400: what is too large is 413, what
/// cannot be read 400. The framework would bind nothing and let the page guess.
/// </summary>
internal sealed class ReadableForms(IOptions<UploadOptions> uploads) : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Bytes that a request may have where its page does not say more (<c>RequestSizeLimit</c>): a page that takes files.</summary>
    public const int Max = 1_000_000;

    /// <summary>Ahead of antiforgery (1000).</summary>
    public int Order => -1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return;
        }

        var http = context.HttpContext;
        var large = http.GetEndpoint()?.Metadata.GetMetadata<LargeFormAttribute>();
        var isLarge = large is not null;
        var isPhoto = large is { Megabytes: > 0 };
        var max =
            isPhoto ? large!.Megabytes * 1_000_000L
            : isLarge ? uploads.Value.FormMax
            : http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Max;
        if (isLarge)
        {
            http.Items[LargeFormAttribute.TooLargeItem] = isPhoto
                ? $"Was Sie abgeschickt haben, ist zu groß: Mit Foto sind höchstens {large!.Megabytes} MB möglich. Gespeichert ist davon nichts. Gehen Sie zurück: Ihr Text steht meist noch im Formular. Wählen Sie dort ein kleineres Foto oder keines."
                : $"Zusammen dürfen die Dateien eines Formulars höchstens {uploads.Value.FormMaxWords} groß sein, jede einzelne {uploads.Value.FileMaxWords}. Gespeichert ist davon nichts. Gehen Sie zurück und laden Sie weniger Dateien auf einmal hoch.";
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = max;
            }
        }

        if (request.ContentLength > max)
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

            var form = isLarge
                ? await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = max }, http.RequestAborted)
                : await request.ReadFormAsync(http.RequestAborted);
            // One in parts may hold what the other kind is refused for, and no database takes it.
            if (form.Any(f => Holds(f.Key) || f.Value.Any(Holds)))
            {
                request.Form = new FormCollection(
                    form.GroupBy(f => Without(f.Key)).ToDictionary(g => g.Key, g => new StringValues([.. g.SelectMany(f => f.Value).Select(v => Without(v ?? ""))])),
                    form.Files
                );
            }
        }
        catch (BadHttpRequestException e)
        {
            context.Result = new StatusCodeResult(e.StatusCode);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    private static bool Holds(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static string Without(string text) => text.Replace("\0", "", StringComparison.Ordinal);

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
