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
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Photos;

/// <summary>Das Foto selbst, in a sandbox: for everybody where its contribution is published, before that for those who moderate.</summary>
internal static class PhotoFile
{
    public const string Csp = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPhotos(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/mitmachen/fotos/{photo}", Methods, GetAsync).AllowAnonymous();
        app.MapMethods("/mitmachen/fotos/{photo}/klein", Methods, GetSmallAsync).AllowAnonymous();
    }

    private static Task<Results<FileStreamHttpResult, NotFound>> GetAsync(
        string photo,
        HttpContext http,
        IsekDbContext db,
        IBlobStore blobs,
        CurrentUser current,
        CancellationToken ct
    ) => GiveAsync(photo, false, http, db, blobs, current, ct);

    private static Task<Results<FileStreamHttpResult, NotFound>> GetSmallAsync(
        string photo,
        HttpContext http,
        IsekDbContext db,
        IBlobStore blobs,
        CurrentUser current,
        CancellationToken ct
    ) => GiveAsync(photo, true, http, db, blobs, current, ct);

    private static async Task<Results<FileStreamHttpResult, NotFound>> GiveAsync(
        string photo,
        bool isSmall,
        HttpContext http,
        IsekDbContext db,
        IBlobStore blobs,
        CurrentUser current,
        CancellationToken ct
    )
    {
        if (!Guid.TryParseExact(photo, "N", out var id))
        {
            return TypedResults.NotFound();
        }

        var found = await db.Set<ContributionPhoto>()
            .Where(p => p.Id == id && p.Scan == PhotoScan.Passed)
            .Join(
                db.Set<Contribution>(),
                p => p.ContributionId,
                c => c.Id,
                (p, c) =>
                    new
                    {
                        Photo = p,
                        c.State,
                        c.PhaseId,
                        c.Channel,
                    }
            )
            .Join(
                db.Set<ParticipationPhase>(),
                p => p.PhaseId,
                p => p.Id,
                (p, phase) =>
                    new
                    {
                        p.Photo,
                        IsWalk = p.Channel == Channel.Walk,
                        IsPublic = p.State == ContributionState.Published && !phase.IsDraft,
                    }
            )
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        var hash = isSmall ? found?.Photo.SmallSha256 : found?.Photo.Sha256;
        if (
            hash is null
            || (!found!.IsPublic && !current.Has(found.IsWalk ? Policies.Drafts : Policies.Moderator))
            || await blobs.OpenAsync(db.Tenant.Place.Id, hash, ct) is not { } content
        )
        {
            return TypedResults.NotFound();
        }

        var headers = http.Response.Headers;
        headers.ContentDisposition = "inline";
        headers.ContentSecurityPolicy = Csp;
        // Asked for anew each time: what is erased or hidden is gone at once.
        headers.CacheControl = found.IsPublic ? "public, max-age=0, must-revalidate" : "no-store";
        return TypedResults.Stream(
            content,
            isSmall ? "image/jpeg" : found.Photo.ContentType,
            lastModified: new DateTimeOffset(found.Photo.StoredAt),
            entityTag: new EntityTagHeaderValue($"\"{hash}\""),
            enableRangeProcessing: true
        );
    }
}
