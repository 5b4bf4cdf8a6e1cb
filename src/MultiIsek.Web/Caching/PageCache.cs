using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using MultiIsek.Interop.Contracts;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web.Caching;

/// <summary>
/// The page cache of each city: the key holds city and revision, a page ends when the city's pages change by themselves, and the browser asks each time
/// with an ETag. Only anonymous reads of pages are kept; one request makes the page for all that wait for it.
/// </summary>
internal sealed class PageCache(RequestDelegate next, PageStore store, TenantCache cache, TimeProvider time, SiteAddress address, IEnumerable<KeptFile> files)
{
    private static readonly string Build = typeof(PageCache).Module.ModuleVersionId.ToString("N")[..8];
    private readonly ConcurrentDictionary<PageKey, Task<KeptPage?>> _making = new();
    private readonly string[] _files = [.. files.Select(f => $"/{f.Name}")];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Site() is not { IsPublic: true } site || !IsPage(http.Request))
        {
            return PassAsync(http);
        }

        // A hit touches no service and no database.
        return cache.TryRevision(site.Place.Id, out var revision) && store.Find(Key(http, site, revision), time.GetUtcNow().UtcDateTime) is { } page
            ? page.SendAsync(http)
            : MissAsync(http, site);
    }

    /// <summary>True while a page is made for the cache, which packs it itself.</summary>
    public static bool IsMaking(HttpContext http) => http.Features.Get<PageMaking>() is not null;

    private async Task MissAsync(HttpContext http, TenantSite site)
    {
        http.EnterTenant();
        var revision = await cache.RevisionAsync(http.RequestServices.GetRequiredService<IsekDbContext>(), http.RequestAborted);
        var key = Key(http, site, revision);
        var mine = new TaskCompletionSource<KeptPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = _making.GetOrAdd(key, mine.Task);
        if (making != mine.Task)
        {
            if (await making.WaitAsync(http.RequestAborted) is { } page)
            {
                await page.SendAsync(http);
                return;
            }

            // Not one to keep, or its maker went away: each makes it alone.
            await MakeAsync(http, key);
            return;
        }

        KeptPage? made = null;
        try
        {
            made = await MakeAsync(http, key);
        }
        finally
        {
            _making.TryRemove(key, out _);
            mine.SetResult(made);
        }
    }

    private async Task<KeptPage?> MakeAsync(HttpContext http, PageKey key)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var endsAt = await EndAsync(http, now);
        var client = http.Features.Get<IHttpResponseBodyFeature>()!;
        var method = http.Request.Method;
        using var body = new PageBuffer();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        http.Features.Set(PageMaking.Now);
        // HEAD has the headers of the page that GET would bring, its length among them.
        http.Request.Method = HttpMethods.Get;
        SecurityHeaders.Set(http, address);
        SetRobots(http);
        try
        {
            await next(http);
            await http.Response.CompleteAsync();
        }
        finally
        {
            http.Request.Method = method;
            http.Features.Set<PageMaking>(null);
            http.Features.Set(client);
        }

        var response = http.Response;
        var isKept = MayBeKept(response);
        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{Build}.{key.Tenant:x}.{key.Edition:x}.{key.Revision:x}.{endsAt.Ticks / TimeSpan.TicksPerSecond:x}\"");
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = isKept ? "public, max-age=0, must-revalidate" : "no-store";
        if (isKept)
        {
            response.Headers.ETag = tag;
        }

        response.Headers.ContentLength = null;
        var page = KeptPage.Of(http.Request, [.. response.Headers], body.Written, isKept ? tag : "", now, endsAt);
        if (isKept)
        {
            store.Keep(key, page);
        }

        await page.SendAsync(http);
        return isKept ? page : null;
    }

    private async Task PassAsync(HttpContext http)
    {
        http.EnterTenant();
        SecurityHeaders.Set(http, address);
        SetRobots(http);
        if (IsSignedIn(http.Request) || http.Site() is { IsPublic: false })
        {
            // A page that says nothing of it; files do.
            http.Response.Headers.CacheControl = "no-store";
        }

        await next(http);
    }

    private static PageKey Key(HttpContext http, TenantSite site, long revision) =>
        new(site.Place.Id, site.Edition, revision, http.Request.Path.Value!, PageKey.QueryOf(http.Request));

    // In each answer; robots may read the page, or they would never see the wish.
    private static void SetRobots(HttpContext http)
    {
        if (http.Site() is { IsDemonstration: true } or { IsPublic: false })
        {
            http.Response.Headers["X-Robots-Tag"] = "noindex";
        }
    }

    private static bool MayBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);

    // Other programs of the city may set cookies for its whole domain: they are nothing to us.
    private static bool IsSignedIn(HttpRequest request) =>
        request.Headers.Cookie.Count > 0
        && request.Headers.Cookie.ToString() is var cookies
        && (cookies.Contains("isek-konto=", StringComparison.Ordinal) || cookies.Contains("isek-besuch=", StringComparison.Ordinal));

    private bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Authorization.Count == 0
        && !IsSignedIn(request)
        // What programs ask for has queries of its own, and its own tags.
        && !ApiPipeline.IsApi(request)
        // Nor is it found there because the parameter that spoils it is one that no page reads.
        && !ReadableAddress.HoldsNul(request)
        && request.Path.Value is { } path
        && (path.LastIndexOf('.') <= path.LastIndexOf('/') || Array.Exists(_files, f => path.EndsWith(f, StringComparison.Ordinal)));

    private static async ValueTask<DateTime> EndAsync(HttpContext http, DateTime now)
    {
        var end = Berlin.NextMidnight(now);
        foreach (var source in http.RequestServices.GetServices<IBoundarySource>())
        {
            if (await source.NextAsync(now, http.RequestAborted) is { } boundary && boundary < end)
            {
                end = boundary;
            }
        }

        return end;
    }

    private sealed class PageMaking
    {
        public static readonly PageMaking Now = new();
    }
}
