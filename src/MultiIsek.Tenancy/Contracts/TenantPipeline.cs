using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Contracts;

public static class TenantPipeline
{
    /// <summary>Resolves the city from the host; stands ahead of authentication and of the page cache.</summary>
    public static IApplicationBuilder UseTenants(this IApplicationBuilder app) => app.UseMiddleware<TenantMiddleware>();

    /// <summary>Keeps strangers out of a city that is not public; stands behind authentication, which says who is none.</summary>
    public static IApplicationBuilder UseUnpublishedGate(this IApplicationBuilder app) => app.UseMiddleware<UnpublishedGate>();

    /// <summary>The city whose host was called, as the middleware found it; null on the platform's own host.</summary>
    public static TenantSite? Site(this HttpContext http) => http.Features.Get<TenantSite>();

    /// <summary>Path and query as the browser asked; the platform's own host has its pages under a prefix that nobody types.</summary>
    public static string AskedUrl(this HttpContext http) =>
        (http.Request.Path.StartsWithSegments(TenantMiddleware.PlatformPrefix, out var asked) ? asked : http.Request.Path) + http.Request.QueryString;

    /// <summary>A file that is the same for all was asked for: whose city it is was not looked up, so that no page can answer when it is missing.</summary>
    public static bool IsSharedFile(this HttpContext http) => http.Features.Get<SharedFile>() is not null;

    /// <summary>Makes the request's services those of its city. Apart from the look-up, so that a page from the cache needs no services at all.</summary>
    public static void EnterTenant(this HttpContext http)
    {
        if (http.Site() is { } site)
        {
            http.RequestServices.GetRequiredService<CurrentTenant>().Set(site.Place);
            http.RequestServices.GetRequiredService<CurrentSite>().Set(site);
        }
    }
}
