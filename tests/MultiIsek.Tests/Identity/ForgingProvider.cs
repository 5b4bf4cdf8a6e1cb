using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MultiIsek.Tests.Identity;

/// <summary>A sign-in service that signs whatever a test wants, breaks when it wants, and counts how often it is asked. The certified one is too honest.</summary>
internal sealed class ForgingProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentBag<JsonWebKey> _published = [];
    private int _reads;

    private ForgingProvider(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.First();
    public RsaSecurityKey Key { get; } = new(RSA.Create(2048)) { KeyId = "k1" };

    /// <summary>How often its description was read.</summary>
    public int Reads => _reads;
    public bool IsBroken { get; set; }
    public TimeSpan Delay { get; set; }

    /// <summary>What it says when a code is redeemed, whichever.</summary>
    public IReadOnlyDictionary<string, object?> Answer { get; set; } = new Dictionary<string, object?>();

    public static async Task<ForgingProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new ForgingProvider(app);
        provider.Publish(provider.Key);
        app.MapGet("/.well-known/openid-configuration", provider.DescribeAsync);
        app.MapGet(
            "/jwks",
            () =>
                Results.Json(
                    new
                    {
                        keys = provider._published.Select(k => new
                        {
                            k.Kty,
                            k.Kid,
                            k.N,
                            k.E,
                            use = "sig",
                        }),
                    }
                )
        );
        app.MapPost("/token", () => Results.Json(provider.Answer));
        await app.StartAsync();
        return provider;
    }

    public void Publish(RsaSecurityKey key) =>
        _published.Add(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.Rsa.ExportParameters(false)) { KeyId = key.KeyId }));

    /// <summary>An access token as Keycloak and others make it; each part may be another.</summary>
    public string Token(
        string audience,
        SecurityKey? key = null,
        string algorithm = "RS256",
        string? type = "at+jwt",
        string? issuer = null,
        int minutes = 5,
        int notBefore = -10,
        params (string Name, object Value)[] claims
    )
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Issuer,
                Audience = audience,
                IssuedAt = now.AddMinutes(-10),
                NotBefore = now.AddMinutes(notBefore),
                Expires = now.AddMinutes(minutes),
                Claims = claims.Append<(string Name, object Value)>(("sub", "programm")).ToDictionary(c => c.Name, c => c.Value),
                TokenType = type,
                SigningCredentials = new SigningCredentials(key ?? Key, algorithm),
            }
        );
    }

    /// <summary>Whatever a test wants to have said; what is null is left out.</summary>
    public string Signed(string audience, SecurityKey? key, string algorithm, string type, string? issuer, int minutes, Dictionary<string, object?> claims) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Issuer,
                Audience = audience,
                Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(minutes),
                Claims = claims.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!),
                TokenType = type,
                SigningCredentials = new SigningCredentials(key ?? Key, algorithm),
            }
        );

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> DescribeAsync(CancellationToken ct)
    {
        Interlocked.Increment(ref _reads);
        await Task.Delay(Delay, ct);
        return IsBroken
            ? Results.StatusCode(StatusCodes.Status500InternalServerError)
            : Results.Json(
                new Dictionary<string, object>
                {
                    ["issuer"] = Issuer,
                    ["authorization_endpoint"] = $"{Issuer}/auth",
                    ["token_endpoint"] = $"{Issuer}/token",
                    ["jwks_uri"] = $"{Issuer}/jwks",
                }
            );
    }
}
