using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Web;

/// <summary>
/// Seitencache je Stadt: the key holds tenant and revision, an entry ends when the city's pages change by themselves, and the browser asks each time
/// with an ETag. Only anonymous reads of pages are kept.
/// </summary>
internal sealed class CityPages : IOutputCachePolicy
{
    private static readonly StringValues Queries = new(["q", "ort", "fassung", "nach", "absatz", "art", "seite", "rolle"]);
    private static readonly string Build = typeof(CityPages).Module.ModuleVersionId.ToString("N")[..8];
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var tenant = http.RequestServices.GetRequiredService<CurrentTenant>();
        if (!tenant.IsSet || !IsPage(http.Request))
        {
            return;
        }

        var cache = http.RequestServices.GetRequiredService<TenantCache>();
        if (!cache.TryRevision(tenant.Id, out var revision))
        {
            revision = await cache.RevisionAsync(http.RequestServices.GetRequiredService<IsekDbContext>(), cancellation);
        }

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true;
        context.CacheVaryByRules.CacheKeyPrefix = string.Create(CultureInfo.InvariantCulture, $"{tenant.Id}.{revision}");
        context.CacheVaryByRules.QueryKeys = Queries;
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.VaryByValues["encoding"] = EncodingOf(http.Request);
        context.Tags.Add(tenant.Place.Slug);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public async ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var response = http.Response;
        if (
            response.StatusCode != StatusCodes.Status200OK
            || response.Headers.SetCookie.Count > 0
            || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)
        )
        {
            context.AllowCacheStorage = false;
            return;
        }

        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var end = await EndAsync(http, now, cancellation);
        context.ResponseExpirationTimeSpan = end - now < Longest ? end - now : Longest;
        response.Headers.CacheControl = "public, max-age=0, must-revalidate";
        response.Headers.Vary = "Accept-Encoding";
        var name = $"{Build}.{context.CacheVaryByRules.CacheKeyPrefix}.{end.Ticks}.{http.Request.Path}{http.Request.QueryString}";
        response.Headers.ETag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}\"", isWeak: true).ToString();
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
