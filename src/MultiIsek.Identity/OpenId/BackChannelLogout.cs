using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Abmeldung durch den Anmeldedienst (OpenID Connect Back-Channel Logout 1.0): the provider itself says, by a signed token, whose sessions end. No browser and no
/// cookie is part of it; whatever does not fit is 400 without a reason.
/// </summary>
internal sealed partial class BackChannelLogout(
    IsekDbContext db,
    Discovery discovery,
    ProviderSessions sessions,
    Attempts attempts,
    CurrentTenant tenant,
    ILogger<BackChannelLogout> log
)
{
    public const string Path = "/anmelden/dienst/abmeldung";

    /// <summary>A provider does not wait long either.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Path, (HttpContext http, BackChannelLogout logout) => logout.AnswerAsync(http)).AllowAnonymous().DisableAntiforgery();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        // Only what was refused counts: a whole town hall may go home at once, from the provider's one address.
        if (attempts.LookAtForged(tenant, http) is { } wait)
        {
            http.Response.SetRetryAfter(wait);
            return Refuse(StatusCodes.Status429TooManyRequests, "too_many_requests");
        }

        var provider = await db.Set<IdentityProvider>().AsNoTracking().FirstOrDefaultAsync(p => p.IsOn, http.RequestAborted);
        if (provider is null)
        {
            return Refuse(StatusCodes.Status404NotFound, "not_found");
        }

        try
        {
            if (await ReadAsync(provider, await TokenAsync(http), http.RequestAborted) is { } token && await sessions.EndAsync(token, http.RequestAborted))
            {
                return Results.Ok();
            }
        }
        catch (Exception e) when (e is ProviderFaultException or TimeoutException)
        {
            LogFault(tenant.Place.Slug, e.Message);
            http.Response.SetRetryAfter(Discovery.Rest);
            return Refuse(StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable");
        }

        attempts.NoteForged(tenant, http);
        return Refuse(StatusCodes.Status400BadRequest, "invalid_request");
    }

    private async Task<LogoutToken?> ReadAsync(IdentityProvider provider, string? text, CancellationToken ct)
    {
        if (LogoutToken.Parse(text) is not { } token)
        {
            return null;
        }

        var configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct).WaitAsync(Patience, ct);
        if (!configuration.SigningKeys.Any(k => string.IsNullOrEmpty(token.Kid) || k.KeyId == token.Kid))
        {
            configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct, ProviderTokens.KeyAge).WaitAsync(Patience, ct);
        }

        return await LogoutToken.ReadAsync(configuration, provider.ClientId, token);
    }

    private static async Task<string?> TokenAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength > 2 * LogoutToken.Longest)
        {
            return null;
        }

        try
        {
            return (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"] is [{ } only] ? only : null;
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private static IResult Refuse(int status, string error) => Results.Json(new { error }, statusCode: status);

    [LoggerMessage(LogLevel.Warning, "A sign-out by the provider of {City} could not be checked: {Reason}")]
    private partial void LogFault(string city, string reason);
}
