using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Branding;

/// <summary>/theme.css: the three colours of the city whose host was called; its address changes with them, so it may be kept for ever.</summary>
internal static class ThemeStyles
{
    internal static readonly Theme PlatformTheme = Palette.From("#33415c");

    public static void MapThemeStyles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/theme.css", (HttpContext http, CurrentSite site) => Get(http, site.City.Theme)).AllowAnonymous();
        app.MapGet(TenantMiddleware.PlatformPrefix + "/theme.css", (HttpContext http) => Get(http, PlatformTheme)).AllowAnonymous();
    }

    private static ContentHttpResult Get(HttpContext http, Theme theme)
    {
        http.Response.Headers.CacheControl = http.Request.Query["v"] == theme.Version() ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
        return TypedResults.Text($":root {{ --brand: {theme.Brand}; --accent-light: {theme.AccentLight}; --accent-dark: {theme.AccentDark}; }}\n", "text/css", Encoding.UTF8);
    }
}
