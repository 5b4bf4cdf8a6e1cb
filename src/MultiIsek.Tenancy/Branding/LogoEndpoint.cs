using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Branding;

/// <summary>The logo of the city whose host was called; its address changes with its bytes, so it may be kept for ever.</summary>
internal static class LogoEndpoint
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapLogo(this IEndpointRouteBuilder app) =>
        app.MapMethods(
                Logo.Path,
                Reading,
                async Task<IResult> (HttpContext http, CurrentSite site, CatalogDbContext catalog, CancellationToken ct) =>
                {
                    var tenant = site.City.Place.Id;
                    var logo = await catalog
                        .Set<TenantLogo>()
                        .Where(l => l.TenantId == tenant && !l.IsRemoved)
                        .Select(l => new
                        {
                            l.Content,
                            l.Type,
                            l.Hash,
                        })
                        .SingleOrDefaultAsync(ct);
                    if (logo is null)
                    {
                        return TypedResults.NotFound();
                    }

                    var isNamed = http.Request.Query["v"] == logo.Hash[..10];
                    http.Response.Headers.CacheControl = isNamed ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
                    http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
                    return TypedResults.Bytes(logo.Content, logo.Type);
                }
            )
            .AllowAnonymous();
}
