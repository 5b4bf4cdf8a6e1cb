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
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    internal static readonly Theme PlatformTheme = Palette.From("#33415c");

    public static void MapThemeStyles(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/theme.css", Reading, (HttpContext http, CurrentSite site) => Get(http, site.City.Theme)).AllowAnonymous();
        app.MapMethods(TenantMiddleware.PlatformPrefix + "/theme.css", Reading, (HttpContext http) => Get(http, PlatformTheme)).AllowAnonymous();
        app.MapMethods("/icon.svg", Reading, (HttpContext http, CurrentSite site) => GetIcon(http, site.City.Theme, site.City.LetterMark)).AllowAnonymous();
        app.MapMethods(TenantMiddleware.PlatformPrefix + "/icon.svg", Reading, (HttpContext http) => GetIcon(http, PlatformTheme, "M")).AllowAnonymous();
    }

    private static ContentHttpResult Get(HttpContext http, Theme theme)
    {
        http.Response.Headers.CacheControl = http.Request.Query["v"] == theme.Version() ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
        return TypedResults.Text(
            $":root {{ --brand: {theme.Brand}; --accent-light: {theme.AccentLight}; --accent-dark: {theme.AccentDark}; --on-brand: {theme.OnBrand}; }}\n",
            "text/css",
            Encoding.UTF8
        );
    }

    // The letter mark on the city's colour; no coat of arms without the city.
    private static ContentHttpResult GetIcon(HttpContext http, Theme theme, string mark)
    {
        http.Response.Headers.CacheControl = http.Request.Query["v"] == theme.IconVersion(mark) ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
        return TypedResults.Text(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="{theme.Brand}"/><text x="16" y="23" text-anchor="middle" font-family="sans-serif" font-weight="600" font-size="20" fill="{theme.OnBrand}">{System.Net.WebUtility.HtmlEncode(
                mark
            )}</text></svg>""",
            "image/svg+xml",
            Encoding.UTF8
        );
    }
}
