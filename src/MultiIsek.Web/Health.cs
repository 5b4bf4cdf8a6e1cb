using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Web;

/// <summary>
/// For whoever watches the process: does it run, can it reach its catalog, does the file store answer? On every host, details to nobody.
/// Without its file store an instance is "degraded" and ready all the same: all instances share that store, and pages are read without it.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", (HttpContext http) => Answer(http, "ok"));
        health.MapGet(
            "/ready",
            async (HttpContext http, CatalogDbContext catalog, FilesWatch files, CancellationToken ct) =>
                !await catalog.Database.CanConnectAsync(ct) ? Answer(http, "unavailable", StatusCodes.Status503ServiceUnavailable)
                : await files.AnswersAsync(ct) ? Answer(http, "ok")
                : Answer(http, "degraded")
        );
    }

    private static IResult Answer(HttpContext http, string word, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(word, statusCode: status);
    }
}
