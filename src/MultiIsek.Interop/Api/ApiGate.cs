using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Interop.Contracts;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Interop.Api;

/// <summary>Tor der Schnittstelle: what all its answers share. No cookie counts here, so no signed-in person's rights leak into a program's answer.</summary>
internal sealed partial class ApiGate(RequestDelegate next, ApiLimits limits, ILogger<ApiGate> logger)
{
    /// <summary>When to come again while the city's sign-in service is away; by then it is asked anew.</summary>
    private static readonly TimeSpan ProviderRest = TimeSpan.FromSeconds(30);
    private const string Csp = "sandbox; default-src 'none'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!ApiPipeline.IsApi(http.Request) || http.Site() is not { } site)
        {
            await next(http);
            return;
        }

        http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        SetHeaders(http);
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            Permit(http.Response);
            return;
        }

        if (limits.Take(site.Place.Id, http) is { } wait)
        {
            http.Response.SetRetryAfter(wait);
            await RefuseAsync(http, StatusCodes.Status429TooManyRequests);
            return;
        }

        var authorization = http.Request.Headers.Authorization;
        var caller = authorization.Count == 0 ? null : await http.RequestServices.GetRequiredService<CallerCheck>().OfAsync(authorization.ToString(), http.RequestAborted);
        if (caller is { IsAway: true })
        {
            http.Response.SetRetryAfter(ProviderRest);
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (caller is { Scopes: null })
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await RefuseAsync(http, StatusCodes.Status401Unauthorized);
            return;
        }

        ApiCall.Begin(http, caller?.Scopes);
        await AnswerAsync(http, site.Place.Id);
    }

    private async Task AnswerAsync(HttpContext http, int tenant)
    {
        var client = http.Features.Get<IHttpResponseBodyFeature>()!;
        using var body = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        try
        {
            await next(http);
            await http.Response.CompleteAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            Failed(logger, e);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        finally
        {
            http.Features.Set(client);
        }

        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            await RefuseAsync(http, http.Response.StatusCode);
            return;
        }

        var tag = Tag(tenant, body);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = ApiCall.Of(http).HasKey ? "no-store" : "public, max-age=0, must-revalidate";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentType = null;
            return;
        }

        await SendAsync(http, body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    public static async Task RefuseAsync(HttpContext http, int status)
    {
        var faults = http.Features.Get<ApiCall>()?.Faults ?? [];
        http.Response.StatusCode = status;
        http.Response.Headers.Remove(HeaderNames.Link);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        http.Response.ContentType = Problem.ContentType;
        await SendAsync(http, Problem.Bytes(http, status, status == StatusCodes.Status400BadRequest ? faults : []));
    }

    private static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
    }

    private static void SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Csp;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        Share(http);
    }

    /// <summary>Lets any page read the answer, unless it may hold what is not public.</summary>
    public static void Share(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Vary = HeaderNames.Authorization;
        if (http.Request.Headers.Authorization.Count == 0)
        {
            // What is public is public on any page; a key has no place in a browser.
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "ETag, Link, Retry-After";
        }
    }

    private static void Permit(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = "GET, HEAD, OPTIONS";
        response.Headers.AccessControlAllowMethods = "GET, HEAD";
        response.Headers.AccessControlAllowHeaders = "If-None-Match";
        response.Headers.AccessControlMaxAge = "86400";
    }

    // Of what is said, not of when: an answer that is the same has the same tag. With the city's number, so that no two cities share one.
    private static EntityTagHeaderValue Tag(int tenant, MemoryStream body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(tenant));
        hash.AppendData(body.GetBuffer(), 0, (int)body.Length);
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}\"", isWeak: true);
    }

    [LoggerMessage(LogLevel.Error, "A request of a program failed.")]
    private static partial void Failed(ILogger logger, Exception exception);
}
