using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Previews;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Versions;

/// <summary>
/// Herunterladen: streamed with ranges and conditional requests (the framework answers If-None-Match, If-Modified-Since, If-Range and HEAD). A file runs in a
/// sandbox of its own; only PDF opens in the browser. Who may have a file may see its preview.
/// </summary>
internal static class Download
{
    public const string Csp = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static string Url(string document, int no, string file) => string.Create(CultureInfo.InvariantCulture, $"/dokumente/{document}/{no}/{Uri.EscapeDataString(file)}");

    public static string PreviewUrl(string document, int no, string file) => $"{Url(document, no, file)}/vorschau.jpg";

    public static void MapDownload(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/dokumente/{document}/{no:int}/{file}", Methods, GetAsync).AllowAnonymous();
        app.MapMethods("/dokumente/{document}/{no:int}/{file}/vorschau.jpg", Methods, GetPreviewAsync).AllowAnonymous();
    }

    private static Task<Results<FileStreamHttpResult, NotFound, StatusCodeHttpResult>> GetAsync(
        string document,
        int no,
        string file,
        HttpContext http,
        IsekDbContext db,
        IBlobStore blobs,
        CurrentUser current,
        CancellationToken ct
    ) => GiveAsync(document, no, file, false, http, db, blobs, current, ct);

    private static Task<Results<FileStreamHttpResult, NotFound, StatusCodeHttpResult>> GetPreviewAsync(
        string document,
        int no,
        string file,
        HttpContext http,
        IsekDbContext db,
        IBlobStore blobs,
        CurrentUser current,
        CancellationToken ct
    ) => GiveAsync(document, no, file, true, http, db, blobs, current, ct);

    private static async Task<Results<FileStreamHttpResult, NotFound, StatusCodeHttpResult>> GiveAsync(
        string document,
        int no,
        string file,
        bool isPreview,
        HttpContext http,
        IsekDbContext db,
        IBlobStore blobs,
        CurrentUser current,
        CancellationToken ct
    )
    {
        var found = await db.Set<DocumentVersion>()
            .Where(v => v.No == no && v.FileName == file)
            .Join(
                db.Set<Document>().Where(d => d.Key == document && !d.IsPlaceholder),
                v => v.DocumentId,
                d => d.Id,
                (v, d) =>
                    new
                    {
                        v.Id,
                        v.ContentType,
                        v.Sha256,
                        v.StoredAt,
                        v.Scan,
                        v.WithdrawnAt,
                        d.State,
                    }
            )
            .SingleOrDefaultAsync(ct);
        var isDraft = found?.State == DocumentState.Draft;
        if (found is null || !found.Scan.IsPassed() || (isDraft && !current.Has(Policies.Drafts)))
        {
            return TypedResults.NotFound();
        }

        if (found.WithdrawnAt is not null || found.State == DocumentState.Withdrawn)
        {
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        }

        var hash = isPreview ? await db.Set<DocumentPicture>().Where(p => p.VersionId == found.Id).Select(p => p.Sha256).SingleOrDefaultAsync(ct) : found.Sha256;
        if (hash is null || await blobs.OpenAsync(db.Tenant.Place.Id, hash, ct) is not { } content)
        {
            return TypedResults.NotFound();
        }

        var isInline = isPreview || FileFormat.Of(file) is { IsInline: true };
        var disposition = new ContentDispositionHeaderValue(isInline ? "inline" : "attachment");
        disposition.SetHttpFileName(isPreview ? "vorschau.jpg" : file);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Csp;
        headers.CacheControl = isDraft ? "no-store" : "public, max-age=0, must-revalidate";
        return TypedResults.Stream(
            content,
            isPreview ? "image/jpeg" : found.ContentType,
            lastModified: new DateTimeOffset(found.StoredAt),
            // With the city: what one has, a cache must not tell another of.
            entityTag: new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{db.Tenant.Place.Id}-{hash}\"")),
            enableRangeProcessing: true
        );
    }
}
