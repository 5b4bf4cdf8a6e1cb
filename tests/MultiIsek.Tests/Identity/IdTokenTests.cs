using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using MultiIsek.Identity.OpenId;

namespace MultiIsek.Tests.Identity;

/// <summary>Forged and borrowed ID tokens; the provider of the other tests is too honest for that.</summary>
public sealed class IdTokenTests
{
    private const string Issuer = "https://anmeldung.example";
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "k1" };

    [Fact]
    public async Task A_genuine_token_is_read() => Assert.Equal("jemand", (await ReadAsync(Token()))?.Subject);

    [Theory]
    [InlineData("https://anderswo.example", "multiisek", 5)]
    [InlineData(Issuer, "andere-anwendung", 5)]
    [InlineData(Issuer, "multiisek", -5)]
    public async Task Another_issuer_another_audience_or_an_old_one_is_refused(string issuer, string audience, int minutes) =>
        await Assert.ThrowsAsync<ProviderFaultException>(() => ReadAsync(Token(issuer, audience, minutes)));

    [Fact]
    public async Task A_token_signed_by_another_citys_provider_is_not_known_or_refused()
    {
        var foreign = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k2" };
        Assert.Null(await ReadAsync(Token(key: new SigningCredentials(foreign, "RS256"))));

        // With the name of a key that we know.
        foreign.KeyId = "k1";
        await Assert.ThrowsAsync<ProviderFaultException>(() => ReadAsync(Token(key: new SigningCredentials(foreign, "RS256"))));
    }

    [Fact]
    public async Task No_signature_or_one_with_a_shared_key_is_refused()
    {
        var parts = Token().Split('.');
        await Assert.ThrowsAsync<ProviderFaultException>(() => ReadAsync($"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{parts[1]}."));

        // The public key as if it were the secret that both sides share.
        var shared = new SymmetricSecurityKey(Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" };
        await Assert.ThrowsAsync<ProviderFaultException>(() => ReadAsync(Token(key: new SigningCredentials(shared, "HS256"))));
        await Assert.ThrowsAsync<ProviderFaultException>(() => ReadAsync($"{parts[0]}.{Base64UrlEncoder.Encode("""{"sub":"chefin"}""")}.{parts[2]}"));
    }

    private static Task<JsonWebToken?> ReadAsync(string token)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
        configuration.SigningKeys.Add(Key);
        return ProviderTokens.ReadAsync(configuration, "multiisek", token);
    }

    private static string Token(string issuer = Issuer, string audience = "multiisek", int minutes = 5, SigningCredentials? key = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                IssuedAt = now.AddMinutes(-10),
                Expires = now.AddMinutes(minutes),
                Claims = new Dictionary<string, object> { ["sub"] = "jemand" },
                SigningCredentials = key ?? new SigningCredentials(Key, "RS256"),
            }
        );
    }
}
