using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Web;

/// <summary>For whoever watches the process: does it run, and can it reach its catalog? On every host, details to nobody.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", (HttpContext http) => Answer(http, isWell: true));
        health.MapGet("/ready", async (HttpContext http, CatalogDbContext catalog, CancellationToken ct) => Answer(http, await catalog.Database.CanConnectAsync(ct)));
    }

    private static IResult Answer(HttpContext http, bool isWell)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(isWell ? "ok" : "unavailable", statusCode: isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
