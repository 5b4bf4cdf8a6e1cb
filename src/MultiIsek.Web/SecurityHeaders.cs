using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>The headers of every answer, errors included. A page that needs more or less sets its own afterwards.</summary>
internal sealed class SecurityHeaders
{
    private const string Csp =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'";

    private readonly RequestDelegate _next;
    private readonly Func<object, Task> _setWhereNoneAre;

    public SecurityHeaders(RequestDelegate next, SiteAddress address)
    {
        _next = next;
        // Last of all, so that nothing that answers can do without. What comes from the page cache brings them along.
        _setWhereNoneAre = state =>
        {
            var http = (HttpContext)state;
            if (http.Response.Headers.ContentSecurityPolicy.Count == 0)
            {
                Set(http, address);
            }

            return Task.CompletedTask;
        };
    }

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(_setWhereNoneAre, http);
        return _next(http);
    }

    public static void Set(HttpContext http, SiteAddress address)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Csp;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (address.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
