using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Kernel.Pages;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Site.Platform;

/// <summary>Files of the platform's own host. The brand colours of the cities come as a style sheet: inline styles are refused.</summary>
internal static class PlatformFiles
{
    public static void MapPlatformFiles(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/plattform/staedte.css", [HttpMethods.Get, HttpMethods.Head], GetColoursAsync).AllowAnonymous();
        app.MapMethods(
                "/plattform/robots.txt",
                [HttpMethods.Get, HttpMethods.Head],
                (IPublicAddress _) => TypedResults.Text("User-agent: *\nAllow: /\n", "text/plain", Encoding.UTF8)
            )
            .AllowAnonymous();
    }

    public static string Colours(IEnumerable<TenantSite> cities) => string.Concat(cities.Select(c => $"[data-city=\"{c.Place.Slug}\"] {{ --brand: {c.Theme.Brand}; }}\n"));

    public static string ColoursVersion(IEnumerable<TenantSite> cities) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Colours(cities))))[..10];

    private static async Task<ContentHttpResult> GetColoursAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var cities = (await mediator.Send(new ListTenants(), ct)).Where(c => c.IsPublic).ToList();
        http.Response.Headers.CacheControl = http.Request.Query["v"] == ColoursVersion(cities) ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
        return TypedResults.Text(Colours(cities), "text/css", Encoding.UTF8);
    }
}
