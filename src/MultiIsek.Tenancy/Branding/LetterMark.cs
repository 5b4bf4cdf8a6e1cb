using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Branding;

/// <summary>/zeichen.svg: the city's letter on its colour, for the browser's tab.</summary>
internal static class LetterMark
{
    public static void MapLetterMark(this IEndpointRouteBuilder app)
    {
        app.MapGet("/zeichen.svg", (HttpContext http, CurrentSite site) => Get(http, site.City.Theme, site.City.LetterMark)).AllowAnonymous();
        app.MapGet(TenantMiddleware.PlatformPrefix + "/zeichen.svg", (HttpContext http) => Get(http, ThemeStyles.PlatformTheme, "M")).AllowAnonymous();
    }

    private static ContentHttpResult Get(HttpContext http, Theme theme, string letter)
    {
        http.Response.Headers.CacheControl = http.Request.Query["v"] == theme.Version() ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
        return TypedResults.Text(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"6\" fill=\"{theme.AccentLight}\"/><text x=\"16\" y=\"23\" text-anchor=\"middle\" font-family=\"sans-serif\" font-weight=\"600\" font-size=\"20\" fill=\"#fff\">{WebUtility.HtmlEncode(letter)}</text></svg>",
            "image/svg+xml",
            Encoding.UTF8
        );
    }
}
