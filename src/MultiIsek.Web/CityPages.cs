using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>
/// Seitencache je Stadt: the key holds tenant and revision, an entry ends when the city's pages change by themselves, and the browser asks each time
/// with an ETag. Only anonymous reads of pages are kept.
/// </summary>
internal sealed class CityPages(TenantCache cache) : IOutputCachePolicy
{
    private static readonly StringValues Queries = new(["q", "ort", "fassung", "nach", "absatz", "art", "seite", "rolle"]);
    private static readonly string Build = typeof(CityPages).Module.ModuleVersionId.ToString("N")[..8];
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (http.Site()?.Place is not { } tenant || !IsPage(http.Request))
        {
            return;
        }

        if (!cache.TryRevision(tenant.Id, out var revision))
        {
            http.EnterTenant();
            revision = await cache.RevisionAsync(http.RequestServices.GetRequiredService<IsekDbContext>(), cancellation);
        }

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true;
        context.CacheVaryByRules.CacheKeyPrefix = string.Create(CultureInfo.InvariantCulture, $"{tenant.Id}.{revision}.{EncodingOf(http.Request)}");
        context.CacheVaryByRules.QueryKeys = http.Request.QueryString.HasValue ? Queries : default;
        context.CacheVaryByRules.VaryByHost = false;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (!MayBeKept(context.HttpContext.Response))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Stands behind the page cache and so runs on a miss only: headers that are kept with the page, and for how long it is kept, must be said before the page begins to answer.
    /// </summary>
    public static async Task PrepareAsync(HttpContext http, RequestDelegate next)
    {
        http.EnterTenant();
        SecurityHeaders.Set(http, http.RequestServices.GetRequiredService<SiteAddress>());
        if (http.Site() is { IsDemonstration: true })
        {
            // In each answer; robots may read the page, or they would never see the wish.
            http.Response.Headers["X-Robots-Tag"] = "noindex";
        }

        if (http.Features.Get<IOutputCacheFeature>()?.Context is { EnableOutputCaching: true } context)
        {
            var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            var end = await EndAsync(http, now, http.RequestAborted);
            context.ResponseExpirationTimeSpan = end - now < Longest ? end - now : Longest;
            var name = $"{Build}.{context.CacheVaryByRules.CacheKeyPrefix}.{end.Ticks}.{http.Request.Path}{http.Request.QueryString}";
            context.Tags.Add(http.Site()!.Place.Slug);
            var headers = http.Response.Headers;
            headers.CacheControl = "public, max-age=0, must-revalidate";
            headers.Vary = "Accept-Encoding";
            headers.ETag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}\"", isWeak: true).ToString();
            http.Response.OnStarting(ForgetWhatIsNotKept, http.Response);
        }

        await next(http);
    }

    private static bool MayBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);

    private static Task ForgetWhatIsNotKept(object state)
    {
        var response = (HttpResponse)state;
        if (!MayBeKept(response))
        {
            response.Headers.Remove(HeaderNames.ETag);
            response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Headers.ContainsKey(HeaderNames.Authorization)
        && !request.Headers.ContainsKey(HeaderNames.Cookie)
        && request.Path.Value is { } path
        && path.LastIndexOf('.') <= path.LastIndexOf('/');

    private static string EncodingOf(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
            : "none";
    }

    private static async ValueTask<DateTime> EndAsync(HttpContext http, DateTime now, CancellationToken ct)
    {
        var end = Berlin.NextMidnight(now);
        foreach (var source in http.RequestServices.GetServices<IBoundarySource>())
        {
            if (await source.NextAsync(now, ct) is { } next && next < end)
            {
                end = next;
            }
        }

        return end;
    }
}
