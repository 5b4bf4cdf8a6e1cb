using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.OpenId;

/// <summary>Ein Weg zum Anmeldedienst und zurück: what this browser must bring back.</summary>
/// <param name="Next">Where the person goes afterwards.</param>
/// <param name="IsFresh">The provider must ask the person anew: somebody who is signed in here confirms who it is.</param>
/// <param name="UserId">Whose account shall be connected; null when somebody signs in.</param>
/// <param name="SessionId">In which session of ours it began.</param>
internal sealed record Flow(string State, string Nonce, string Verifier, string Next, DateTime StartedAt, bool IsFresh, Guid? UserId, Guid? SessionId)
{
    public static Flow New(string next, DateTime now, bool isFresh, Guid? userId = null, Guid? sessionId = null) =>
        new(Random(), Random(), Random(), next, now, isFresh, userId, sessionId);

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Where the browser asks the provider.</summary>
    /// <param name="longest">How long ago the person may have shown who it is.</param>
    public string Question(string endpoint, string clientId, string redirect, TimeSpan longest) =>
        QueryHelpers.AddQueryString(
            endpoint,
            new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = clientId,
                ["redirect_uri"] = redirect,
                ["scope"] = "openid profile email",
                ["state"] = State,
                ["nonce"] = Nonce,
                ["code_challenge"] = Challenge,
                ["code_challenge_method"] = "S256",
                ["max_age"] = IsFresh ? "0" : ((long)longest.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            }
        );

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Keeps the flow in a cookie of ten minutes, sealed for one city. It is Lax: the provider sends the browser back from another site.</summary>
internal sealed class Flows(CitySeal seal, TimeProvider time, IOptions<PlatformOptions> platform)
{
    private const string Purpose = "MultiIsek.Identity.ProviderFlow";
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    public void Keep(HttpContext http, Flow flow) => http.Response.Cookies.Append(CookieName, seal.Seal(Purpose, flow), Cookie(http.Request, Age));

    /// <summary>The flow that this browser began with this state, once; null where there is none, or it is too old.</summary>
    public Flow? Take(HttpContext http, string? state)
    {
        if (http.Request.Cookies[CookieName] is not { Length: > 0 } cookie)
        {
            return null;
        }

        http.Response.Cookies.Delete(CookieName, Cookie(http.Request, null));
        return
            state is not null
            && seal.Open<Flow>(Purpose, cookie) is { } flow
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(flow.State), Encoding.UTF8.GetBytes(state))
            && time.GetUtcNow().UtcDateTime - flow.StartedAt < Age
            ? flow
            : null;
    }

    private string CookieName => IdentityModule.CookieName(platform.Value, "dienst");

    private CookieOptions Cookie(HttpRequest request, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = age,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = platform.Value.Scheme == "https" || request.IsHttps,
        };
}
