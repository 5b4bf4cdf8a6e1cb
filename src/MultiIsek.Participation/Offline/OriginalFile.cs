using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Photos;

namespace MultiIsek.Participation.Offline;

/// <summary>Der Scan selbst, for those who moderate and nobody else; never kept on the way.</summary>
internal static class OriginalFile
{
    public const string Folder = "/verwaltung/beitraege/scans";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapOriginals(this IEndpointRouteBuilder app) => app.MapMethods($"{Folder}/{{scan}}", Methods, GetAsync).RequireAuthorization(Policies.Moderator);

    private static async Task<Results<FileStreamHttpResult, NotFound>> GetAsync(string scan, HttpContext http, IsekDbContext db, IBlobStore blobs, CancellationToken ct)
    {
        var found = Guid.TryParseExact(scan, "N", out var id)
            ? await db.Set<EntryOriginal>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.Scan == PhotoScan.Passed, ct)
            : null;
        if (found is null || await blobs.OpenAsync(db.Tenant.Place.Id, found.Sha256, ct) is not { } content)
        {
            return TypedResults.NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(found.FileName);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = PhotoFile.Csp;
        headers.CacheControl = "no-store";
        return TypedResults.Stream(content, found.ContentType, enableRangeProcessing: true);
    }
}
