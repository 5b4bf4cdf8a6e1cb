using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MultiIsek.Kernel.Pages;

/// <summary>
/// Herkunft eines Formulars: without a cookie there is no antiforgery pair, so the browser's own word decides whether a page of this very host sent the form.
/// A neighbouring city's page is foreign, too ("same-site" is not enough).
/// </summary>
public static class SameSite
{
    public static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return false;
        }

        return origin.Length == 0
            // A page that tells no referrer sends "null"; then only the browser's other word counts.
            || (origin == "null" && site.Length > 0)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && Same(uri, request.Host));
    }

    /// <summary>Headers of a page that holds a form with a token: never kept, and nothing of its address goes elsewhere.</summary>
    public static void SetFormHeaders(this HttpResponse response)
    {
        response.Headers[HeaderNames.CacheControl] = "no-store";
        response.Headers["Referrer-Policy"] = "same-origin";
    }

    /// <summary>Headers of a page that shows what only one person may see.</summary>
    public static void SetPrivateHeaders(this HttpResponse response)
    {
        response.Headers[HeaderNames.CacheControl] = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    // Behind a proxy that ends TLS the scheme differs; a host without a port has the one that the browser's scheme stands for.
    private static bool Same(Uri origin, HostString host) =>
        string.Equals(origin.IdnHost, host.Host, StringComparison.OrdinalIgnoreCase) && origin.Port == (host.Port ?? (origin.Scheme == Uri.UriSchemeHttps ? 443 : 80));
}
