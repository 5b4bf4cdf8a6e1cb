using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Welche Stadt? From the host, ahead of everything that could depend on it. Nobody is a default.</summary>
internal sealed class TenantMiddleware(RequestDelegate next, TenantDirectory directory, SiteAddress address, IEnumerable<INeutralAnswer> answers)
{
    /// <summary>Where the pages of the platform's own host live; no city's URL begins so.</summary>
    public const string PlatformPrefix = "/plattform";
    private static readonly PathString[] Shared = ["/lib", "/site.css", "/site.js", "/health", "/version", "/metrics"];

    private readonly INeutralAnswer[] _answers = [.. answers];

    public async Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        var host = HostName.Parse(http.Request.Headers.Host);
        if (host is not null && IsShared(path))
        {
            http.Features.Set(SharedFile.Asked);
            await next(http);
            if (!http.Response.HasStarted && http.Response.StatusCode >= StatusCodes.Status400BadRequest)
            {
                http.Response.Headers.CacheControl = "no-store";
            }

            return;
        }

        if (host is null || path.StartsWithSegments(PlatformPrefix))
        {
            await NeutralPage.WriteAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        if (directory.IsPlatform(host))
        {
            http.Request.Path = PlatformPrefix + path;
            await next(http);
            return;
        }

        var site = await directory.FindAsync(host, http.RequestAborted);
        if (site is null)
        {
            await NeutralPage.WriteAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        if (site.State != TenantState.Active || !site.IsPlaced)
        {
            await (
                AnswerFor(http)?.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, NeutralPage.Wait)
                ?? NeutralPage.WriteAsync(http, StatusCodes.Status503ServiceUnavailable)
            );
            return;
        }

        if (host != site.CanonicalHost)
        {
            // 301 as people and search engines know it; a form keeps its method with 308.
            var keepsMethod = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
            http.Response.StatusCode = keepsMethod ? StatusCodes.Status308PermanentRedirect : StatusCodes.Status301MovedPermanently;
            // Browsers keep such an answer for good, and a city may go back to its former host.
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.Headers.Location = address.Of(site.CanonicalHost) + UriHelper.BuildRelative(PathString.Empty, path, http.Request.QueryString);
            return;
        }

        // Programs have nobody who works here; who else may see it is known once it is known who asks (UnpublishedGate).
        if (!site.IsPublic && AnswerFor(http) is { } answer)
        {
            await answer.WriteAsync(http, StatusCodes.Status404NotFound, null);
            return;
        }

        http.Features.Set(site);
        await next(http);
    }

    private static bool IsShared(PathString path)
    {
        foreach (var shared in Shared)
        {
            if (path.StartsWithSegments(shared))
            {
                return true;
            }
        }

        // Fingerprinted: /site.abc123.css
        return path.Value is { } p && p.StartsWith("/site.", StringComparison.Ordinal);
    }

    private INeutralAnswer? AnswerFor(HttpContext http) => Array.Find(_answers, a => a.IsFor(http.Request));
}
