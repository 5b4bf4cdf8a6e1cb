using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;

namespace MultiIsek.Documents.Versions;

/// <summary>
/// Herunterladen: streamed with ranges and conditional requests (the framework answers If-None-Match, If-Modified-Since, If-Range and HEAD). A file runs in a
/// sandbox of its own; only PDF opens in the browser.
/// </summary>
internal static class Download
{
    public const string Csp = "sandbox; default-src 'none'; frame-ancestors 'none'";

    public static string Url(string document, int no, string file) => string.Create(CultureInfo.InvariantCulture, $"/dokumente/{document}/{no}/{Uri.EscapeDataString(file)}");

    public static void MapDownload(this IEndpointRouteBuilder app) =>
        app.MapMethods("/dokumente/{document}/{no:int}/{file}", [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<Results<FileStreamHttpResult, NotFound>> GetAsync(
        string document,
        int no,
        string file,
        HttpContext http,
        IsekDbContext db,
        IBlobStore blobs,
        CancellationToken ct
    )
    {
        var found = await db.Set<DocumentVersion>()
            .Where(v => v.No == no && v.FileName == file && db.Set<Document>().Any(d => d.Id == v.DocumentId && d.Key == document && !d.IsPlaceholder))
            .Select(v => new
            {
                v.ContentType,
                v.Sha256,
                v.StoredAt,
            })
            .SingleOrDefaultAsync(ct);
        if (found is null || await blobs.OpenAsync(db.Tenant.Place.Id, found.Sha256, ct) is not { } content)
        {
            return TypedResults.NotFound();
        }

        var isInline = FileFormat.Of(file) is { IsInline: true };
        var disposition = new ContentDispositionHeaderValue(isInline ? "inline" : "attachment");
        disposition.SetHttpFileName(file);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Csp;
        headers.CacheControl = "public, max-age=0, must-revalidate";
        return TypedResults.Stream(
            content,
            found.ContentType,
            lastModified: new DateTimeOffset(found.StoredAt),
            entityTag: new EntityTagHeaderValue($"\"{found.Sha256}\""),
            enableRangeProcessing: true
        );
    }
}
