using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>Holt und prüft, was der Anmeldedienst über eine Person sagt: code against id_token, signature, issuer, audience, nonce.</summary>
internal sealed class ProviderTokens(ProviderHttp http, Discovery discovery, ProviderSecrets secrets, CurrentTenant tenant)
{
    /// <summary>A key that nobody knows makes us ask for new ones, at most this often.</summary>
    public static readonly TimeSpan KeyAge = TimeSpan.FromMinutes(1);

    /// <summary>Neither "none" nor a key that both sides share.</summary>
    public static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>A clock may be this much off.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly JsonWebTokenHandler Jwt = new() { MapInboundClaims = false };

    /// <exception cref="ProviderFaultException">The provider refuses the code, is away, or its token is not for us.</exception>
    public async Task<ProviderPerson> RedeemAsync(IdentityProvider provider, Flow flow, string code, string redirect, CancellationToken ct)
    {
        var configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct);
        using var request = Request(configuration, provider, flow, code, redirect);
        var answer = await http.ReadAsync(request, ct);
        var token = Word(answer, "id_token") ?? throw new ProviderFaultException("Der Dienst hat kein ID-Token geschickt.");
        var read = await ReadAsync(configuration, provider.ClientId, token);
        if (read is null)
        {
            configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct, KeyAge);
            read = await ReadAsync(configuration, provider.ClientId, token) ?? throw new ProviderFaultException("Das ID-Token ist mit einem unbekannten Schlüssel unterschrieben.");
        }

        Check(read, provider, flow);
        var claims = JsonSerializer.Deserialize<JsonElement>(Base64UrlEncoder.Decode(read.EncodedPayload));
        return new(configuration.Issuer, read.Subject, claims, await InfoAsync(configuration, provider, read, claims, Word(answer, "access_token"), ct), AgeIn(claims));
    }

    /// <summary>The token, checked; null when its key is not known.</summary>
    /// <exception cref="ProviderFaultException">It is not ours, or not genuine.</exception>
    public static async Task<JsonWebToken?> ReadAsync(OpenIdConnectConfiguration configuration, string clientId, string token)
    {
        var result = await Jwt.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = configuration.Issuer,
                ValidAudience = clientId,
                IssuerSigningKeys = configuration.SigningKeys,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ClockSkew = Skew,
            }
        );
        return result.IsValid ? (JsonWebToken)result.SecurityToken
            : result.Exception is SecurityTokenSignatureKeyNotFoundException ? null
            : throw new ProviderFaultException($"Das ID-Token gilt hier nicht ({result.Exception?.GetType().Name}).", result.Exception);
    }

    private static void Check(JsonWebToken token, IdentityProvider provider, Flow flow)
    {
        if (string.IsNullOrEmpty(token.Subject) || token.Subject.Length > SignIn.UserLogin.KeyMax)
        {
            throw new ProviderFaultException("Das ID-Token nennt niemanden (sub).");
        }

        if (!token.TryGetPayloadValue("nonce", out string nonce) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(flow.Nonce)))
        {
            throw new ProviderFaultException("Das ID-Token gehört zu einer anderen Anmeldung (nonce).");
        }

        var hasParty = token.TryGetPayloadValue("azp", out string party);
        if (hasParty ? party != provider.ClientId : token.Audiences.Count() > 1)
        {
            throw new ProviderFaultException("Das ID-Token ist für eine andere Anwendung (azp).");
        }
    }

    private HttpRequestMessage Request(OpenIdConnectConfiguration configuration, IdentityProvider provider, Flow flow, string code, string redirect)
    {
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["code_verifier"] = flow.Verifier,
        };
        var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        var methods = configuration.TokenEndpointAuthMethodsSupported;
        if (secrets.Open(provider.SealedSecret) is not { } secret)
        {
            form["client_id"] = provider.ClientId;
        }
        else if (methods is not { Count: > 0 } || methods.Contains("client_secret_basic"))
        {
            var pair = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            (form["client_id"], form["client_secret"]) = (provider.ClientId, secret);
        }

        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    /// <summary>Asked only for what the token does not say itself; about the same person, or it is nothing.</summary>
    private async Task<JsonElement?> InfoAsync(
        OpenIdConnectConfiguration configuration,
        IdentityProvider provider,
        JsonWebToken token,
        JsonElement claims,
        string? access,
        CancellationToken ct
    )
    {
        var said = new ProviderPerson(configuration.Issuer, token.Subject, claims, null, null);
        var isEnough = said.Email is not null && (provider.RoleClaim.Length == 0 || said.Values(provider.RoleClaim).Count > 0);
        if (isEnough || access is null || string.IsNullOrEmpty(configuration.UserInfoEndpoint))
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        var info = await http.ReadAsync(request, ct);
        return Word(info, "sub") == token.Subject ? info : throw new ProviderFaultException("Der Dienst gibt Auskunft über eine andere Person (sub).");
    }

    private static TimeSpan? AgeIn(JsonElement claims) =>
        claims.TryGetProperty("auth_time", out var at) && at.TryGetInt64(out var from) && claims.TryGetProperty("iat", out var issued) && issued.TryGetInt64(out var until)
            ? TimeSpan.FromSeconds(Math.Clamp(until - from, 0, int.MaxValue))
            : null;

    private static string? Word(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
