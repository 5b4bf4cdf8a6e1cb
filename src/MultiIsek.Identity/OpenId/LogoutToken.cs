using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MultiIsek.Identity.OpenId;

/// <summary>Abmeldetoken des Anmeldedienstes (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6): whose sessions shall end, signed by the city's provider.</summary>
/// <param name="Session">The session there; null for all of the person's.</param>
/// <param name="Id">Used once (jti).</param>
internal sealed record LogoutToken(string Issuer, string? Subject, string? Session, string Id)
{
    public const int Longest = 16 * 1024;
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>How old one may be: it is sent at once, and not kept for later.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(10);
    private static readonly JsonWebTokenHandler Jwt = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Longest };

    /// <summary>The token as it stands there; null where nobody need ask the provider about it.</summary>
    public static JsonWebToken? Parse(string? text)
    {
        if (text is null || text.Length > Longest || text.Count(c => c == '.') != 2)
        {
            return null;
        }

        try
        {
            var token = new JsonWebToken(text);
            var isNamed = string.IsNullOrEmpty(token.Typ) || Is(token.Typ, "logout+jwt") || Is(token.Typ, "application/logout+jwt") || Is(token.Typ, "JWT");
            // "crit" names what must be understood, and we understand no extension.
            return isNamed && ProviderTokens.Algorithms.Contains(token.Alg) && !token.TryGetHeaderValue<object>("crit", out _) ? token : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What it says; null where it is not genuine, not for us, not of now, or none that signs anybody out.</summary>
    public static async Task<LogoutToken?> ReadAsync(OpenIdConnectConfiguration configuration, string clientId, JsonWebToken token)
    {
        var result = await Jwt.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = configuration.Issuer,
                ValidAudience = clientId,
                IgnoreTrailingSlashWhenValidatingAudience = false,
                IssuerSigningKeys = configuration.SigningKeys,
                ValidAlgorithms = ProviderTokens.Algorithms,
                RequireSignedTokens = true,
                // Older providers leave "exp" out; "iat" is there in any case.
                RequireExpirationTime = false,
                ClockSkew = ProviderTokens.Skew,
            }
        );
        if (!result.IsValid)
        {
            return null;
        }

        var claims = JsonSerializer.Deserialize<JsonElement>(Base64UrlEncoder.Decode(token.EncodedPayload));
        var (subject, session, id) = (Word(claims, "sub"), Word(claims, "sid"), Word(claims, "jti"));
        // With a nonce it would be an ID token; without the event it is something else that the provider signed for us.
        return IsOfNow(claims) && IsLogout(claims) && !claims.TryGetProperty("nonce", out _) && id is not null && (subject ?? session) is not null
            ? new(configuration.Issuer, subject, session, id)
            : null;
    }

    private static bool IsLogout(JsonElement claims) =>
        claims.TryGetProperty("events", out var events)
        && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out var found)
        && found.ValueKind == JsonValueKind.Object;

    // By the machine's own clock, like the library's look at "exp".
    private static bool IsOfNow(JsonElement claims)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return claims.TryGetProperty("iat", out var issued)
            && issued.TryGetInt64(out var at)
            && at <= now + (long)ProviderTokens.Skew.TotalSeconds
            && at >= now - (long)Age.TotalSeconds;
    }

    private static string? Word(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 255 } text ? text : null;

    private static bool Is(string? type, string name) => string.Equals(type, name, StringComparison.OrdinalIgnoreCase);
}
