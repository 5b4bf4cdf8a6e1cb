using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Resumable;

/// <summary>
/// Hochladen in Teilen, by the protocol tus 1.0 (core, creation, expiration, termination): after an interruption it goes on where it stopped. The header
/// <c>Tus-Resumable</c> that each request must carry is one that no page of another site can send.
/// </summary>
internal static class UploadEndpoints
{
    public const string Path = "/verwaltung/dokumente/hochladen";
    private const string Version = "1.0.0";
    private const string Type = "application/offset+octet-stream";

    /// <summary>Bytes of one request: what is lost where a machine goes down in the middle of one.</summary>
    private const int PartMax = 16_000_000;

    public static string UrlOf(Guid id) => $"{Path}/{id}";

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapPost(Path, BeginAsync).RequireAuthorization(Policies.Editor).DisableAntiforgery();
        app.MapMethods($"{Path}/{{id}}", [HttpMethods.Head], HeadAsync).RequireAuthorization(Policies.Editor);
        app.MapMethods($"{Path}/{{id}}", [HttpMethods.Patch], AddAsync)
            .RequireAuthorization(Policies.Editor)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(PartMax));
        app.MapMethods($"{Path}/{{id}}", [HttpMethods.Delete], DropAsync).RequireAuthorization(Policies.Editor).DisableAntiforgery();
    }

    private static async Task<IResult> BeginAsync(HttpContext http, IMediator mediator, IOptions<UploadOptions> options, TimeProvider time, CancellationToken ct)
    {
        if (!Speaks(http))
        {
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        if (Number(http, "Upload-Length") is not (> 0 and var length))
        {
            return Results.BadRequest();
        }

        http.Response.Headers["Tus-Max-Size"] = options.Value.FileMax.ToString(CultureInfo.InvariantCulture);
        if (length > options.Value.FileMax)
        {
            return Refuse(Verdict.TooLarge.ToGerman(options.Value), StatusCodes.Status413PayloadTooLarge);
        }

        // Its bytes are looked at when they are there; what its name says is said at once.
        var name = FileNames.Normal(UploadName.Of(http.Request.Headers["Upload-Metadata"].ToString()) ?? "");
        if (FileNames.IsHostile(name) || FileFormat.Of(name) is null)
        {
            return Refuse((FileNames.IsHostile(name) ? Verdict.Name : Verdict.Format).ToGerman(options.Value), StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            var id = await mediator.Send(new BeginUpload(name, length), ct);
            Ends(http, time.GetUtcNow().AddHours(Upload.KeptHours));
            return Results.Created(UrlOf(id), null);
        }
        catch (RefusedException e)
        {
            return Refuse(e.Message, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> HeadAsync(string id, HttpContext http, BegunUploads uploads, CancellationToken ct)
    {
        if (!Speaks(http))
        {
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        if (await uploads.FindAsync(id, ct) is not { } upload)
        {
            return Results.NotFound();
        }

        Say(http, upload.Arrived);
        Ends(http, new DateTimeOffset(upload.EndsAt, TimeSpan.Zero));
        http.Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        return Results.Ok();
    }

    private static async Task<IResult> AddAsync(string id, HttpContext http, BegunUploads uploads, IsekDbContext db, IBlobStore blobs, IMediator mediator, CancellationToken ct)
    {
        if (!Speaks(http))
        {
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        if (await uploads.FindAsync(id, ct) is not { } upload)
        {
            return Results.NotFound();
        }

        if (http.Request.ContentType != Type)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var at = Number(http, "Upload-Offset");
        if (at != upload.Arrived)
        {
            Say(http, upload.Arrived);
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }

        if (http.Request.ContentLength > Math.Min(PartMax, upload.Length - upload.Arrived))
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        await using var part = BegunUploads.Temporary();
        var isWhole = await UploadBody.ReadAsync(http.Request.Body, part, Math.Min(PartMax, upload.Length - upload.Arrived), ct);
        if (part.Length > 0)
        {
            // Whoever sent it may be gone: what has arrived is kept all the same.
            part.Position = 0;
            var stored = await blobs.PutAsync(db.Tenant.Place.Id, part, CancellationToken.None);
            at = await mediator.Send(new AddUploadPart(upload.Id, upload.Arrived, new(stored.Sha256, stored.Size)), CancellationToken.None);
        }

        if (at is not { } arrived)
        {
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }

        Say(http, arrived);
        return isWhole ? Results.NoContent() : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> DropAsync(string id, HttpContext http, BegunUploads uploads, IMediator mediator, CancellationToken ct)
    {
        if (!Speaks(http))
        {
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        if (await uploads.FindAsync(id, ct) is not { } upload)
        {
            return Results.NotFound();
        }

        await mediator.Send(new DropUpload(upload.Id), ct);
        return Results.NoContent();
    }

    private static bool Speaks(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["Tus-Resumable"] = Version;
        headers.CacheControl = "no-store";
        if (http.Request.Headers["Tus-Resumable"] == Version)
        {
            return true;
        }

        headers["Tus-Version"] = Version;
        headers["Tus-Extension"] = "creation,expiration,termination";
        return false;
    }

    private static long? Number(HttpContext http, string header) =>
        long.TryParse(http.Request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Say(HttpContext http, long arrived) => http.Response.Headers["Upload-Offset"] = arrived.ToString(CultureInfo.InvariantCulture);

    private static void Ends(HttpContext http, DateTimeOffset at) => http.Response.Headers["Upload-Expires"] = at.ToString("R", CultureInfo.InvariantCulture);

    private static IResult Refuse(string why, int status) => Results.Json(new { error = why }, statusCode: status);
}
