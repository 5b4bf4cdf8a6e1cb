using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Zugriffstoken des Anmeldedienstes (RFC 9068): for the audience that the city's admin named, of the city's provider alone. Providers that do not know RFC 9068
/// call it "JWT" like everything else; then nothing in it may look like a token that says who somebody is.
/// </summary>
internal static class AccessToken
{
    private const int Longest = 16 * 1024;
    private static readonly JsonWebTokenHandler Jwt = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Longest };

    /// <summary>Claims of ID tokens, which Keycloak's, Entra's and others' access tokens do not have.</summary>
    private static readonly string[] OfIdTokens = ["nonce", "at_hash", "c_hash", "s_hash"];

    /// <summary>The token, not yet checked; null where nobody need ask the provider about it.</summary>
    public static JsonWebToken? Parse(string text)
    {
        if (text.Length > Longest || text.Count(c => c == '.') != 2)
        {
            return null;
        }

        try
        {
            var token = new JsonWebToken(text);
            // "crit" names what must be understood, and we understand no extension.
            return IsNamed(token) && token.Kid is { Length: > 0 } && ProviderTokens.Algorithms.Contains(token.Alg) && !token.TryGetHeaderValue<object>("crit", out _)
                ? token
                : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    public static bool HasKey(this OpenIdConnectConfiguration configuration, JsonWebToken token) => configuration.SigningKeys.Any(k => k.KeyId == token.Kid);

    /// <summary>What it allows; null where it is not genuine, not for us, too old, or no access token.</summary>
    public static async Task<IReadOnlyCollection<string>?> ScopesAsync(OpenIdConnectConfiguration configuration, string audience, string clientId, JsonWebToken token)
    {
        var result = await Jwt.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = configuration.Issuer,
                ValidAudience = audience,
                IgnoreTrailingSlashWhenValidatingAudience = false,
                // The one that the token names: the library would try all others, too.
                IssuerSigningKeys = configuration.SigningKeys.Where(k => k.KeyId == token.Kid),
                TryAllIssuerSigningKeys = false,
                ValidAlgorithms = ProviderTokens.Algorithms,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ClockSkew = ProviderTokens.Skew,
            }
        );
        return result.IsValid && !token.Audiences.Contains(clientId) && (IsOfRfc9068(token) || !LooksLikeIdToken(token))
            ? [.. Words(token, "scope"), .. Words(token, "scp")]
            : null;
    }

    private static bool IsNamed(JsonWebToken token) => IsOfRfc9068(token) || Is(token.Typ, "JWT");

    private static bool IsOfRfc9068(JsonWebToken token) => Is(token.Typ, "at+jwt") || Is(token.Typ, "application/at+jwt");

    // Media types know no case.
    private static bool Is(string? type, string name) => string.Equals(type, name, StringComparison.OrdinalIgnoreCase);

    // Keycloak says in the claim "typ" what it is: Bearer, ID, Refresh, Logout …
    private static bool LooksLikeIdToken(JsonWebToken token) =>
        Array.Exists(OfIdTokens, c => token.TryGetPayloadValue<object>(c, out _)) || (token.TryGetPayloadValue<object>("typ", out var kind) && !Is(kind?.ToString(), "Bearer"));

    // One text with spaces, as RFC 9068 has it, or a list, as others do.
    private static IEnumerable<string> Words(JsonWebToken token, string claim) =>
        token.Claims.Where(c => c.Type == claim).SelectMany(c => c.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
