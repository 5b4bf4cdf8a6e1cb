using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning;

namespace MultiIsek.Tests.Interop;

/// <summary>Access tokens of the city's own provider: honest ones of the certified oidc-provider, and those that somebody made up.</summary>
[Collection("openid")]
public sealed class ApiTokenTests(OpenIdApp app)
{
    private const string Audience = "urn:isek:landsberg";
    private const string Draft = $"versions/{DraftCity.Version}";

    private string City => app.Without;

    [Fact]
    public async Task A_token_of_the_citys_provider_shows_what_its_scopes_say()
    {
        await app.SetUpAsync(City, app.Own.Issuer, c => c with { ApiAudience = Audience });

        using var drafts = await app.AskAsync(City, Draft, await app.Own.TokenAsync(Audience, "other plans:drafts"));
        Assert.Equal(HttpStatusCode.OK, drafts.StatusCode);
        Assert.True(drafts.Headers.CacheControl!.NoStore);
        Assert.False(drafts.Headers.Contains("Access-Control-Allow-Origin"));
        foreach (var scope in (string[])["contributions:all", "PLANS:DRAFTS", "other"])
        {
            var token = await app.Own.TokenAsync(Audience, scope);
            using var hidden = await app.AskAsync(City, Draft, token);
            await hidden.ProblemAsync(HttpStatusCode.NotFound);
            using var open = await app.AskAsync(City, "plans", token);
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }
    }

    [Fact]
    public async Task A_token_for_something_else_of_another_city_or_of_a_provider_that_is_off_is_none()
    {
        await app.SetUpAsync(City, app.Own.Issuer, c => c with { ApiAudience = Audience });
        var token = await app.Own.TokenAsync(Audience, "plans:drafts");
        await RefusedAsync(await app.Own.TokenAsync("urn:isek:landsberg/", "plans:drafts"));
        await RefusedAsync(await app.Own.TokenAsync("urn:other", "plans:drafts"));
        await RefusedAsync(await app.Own.TokenAsync("urn:opaque", "plans:drafts", isJwt: false));
        await RefusedAsync(await app.Other.TokenAsync(Audience, "plans:drafts"));
        // The city next door has a provider, but no interface for its tokens.
        await RefusedAsync(token, OpenIdApp.There);

        await app.SetUpAsync(City, app.Own.Issuer);
        await RefusedAsync(token);
        await app.SetUpAsync(City, app.Own.Issuer, c => c with { ApiAudience = Audience, IsOn = false });
        await RefusedAsync(token);
        await app.SetUpAsync(City, app.Own.Issuer, c => c with { ApiAudience = Audience });
        using var again = await app.AskAsync(City, Draft, token);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Tokens_that_others_call_JWT_are_taken_with_their_scopes_in_scp()
    {
        await using var provider = await ForgedAsync();
        string[] tokens =
        [
            provider.Token(Audience, claims: ("scope", "plans:drafts")),
            provider.Token(Audience, type: "application/AT+JWT", claims: ("scope", "contributions:all plans:drafts")),
            provider.Token(Audience, type: "JWT", claims: [("scp", "plans:drafts"), ("azp", "programm")]),
            provider.Token(Audience, type: "JWT", claims: [("scp", (string[])["contributions:all", "plans:drafts"]), ("typ", "Bearer")]),
        ];

        foreach (var token in tokens)
        {
            using var answer = await app.AskAsync(City, Draft, token);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, token);
        }
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("not yet")]
    [InlineData("without an end")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("longer audience")]
    [InlineData("none")]
    [InlineData("shared key")]
    [InlineData("other key under the name of ours")]
    [InlineData("unknown key")]
    [InlineData("no key named")]
    [InlineData("other type")]
    [InlineData("no type")]
    [InlineData("ID token")]
    [InlineData("ID token with our audience")]
    [InlineData("ID token of Keycloak")]
    [InlineData("ID token for both")]
    [InlineData("logout token")]
    [InlineData("critical extension")]
    [InlineData("changed")]
    [InlineData("encrypted")]
    [InlineData("too long")]
    public async Task What_is_forged_borrowed_or_old_is_refused(string kind)
    {
        await using var provider = await ForgedAsync();

        await RefusedAsync(Forge(provider, kind));
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_found()
    {
        await using var provider = await ForgedAsync();
        await app.ReadAsync(City, Draft, provider.Token(Audience, claims: ("scope", "plans:drafts")));
        var next = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k2" };
        provider.Publish(next);
        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(2));
        for (var look = 0; look < 40; look++)
        {
            // Each look at a span of time finds two seconds gone.
            app.Time.GetTimestamp();
        }

        await app.ReadAsync(City, Draft, provider.Token(Audience, key: next, claims: ("scope", "plans:drafts")));
    }

    [Theory]
    [InlineData("away")]
    [InlineData("broken")]
    [InlineData("slow")]
    public async Task While_the_provider_does_not_answer_nobody_says_that_the_token_is_wrong(string how)
    {
        await using var provider = await ForgedAsync();
        var token = provider.Token(Audience, claims: ("scope", "plans:drafts"));
        provider.IsBroken = how == "broken";
        provider.Delay = how == "slow" ? TimeSpan.FromMinutes(1) : TimeSpan.Zero;
        if (how == "away")
        {
            await provider.DisposeAsync();
        }

        var began = TimeProvider.System.GetTimestamp();
        using var answer = await app.AskAsync(City, Draft, token, ("Accept-Language", "en"));

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(9));
        Assert.Equal("Unavailable at the moment", (await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable)).Text("title"));
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter?.Delta);
        // A key and guests are none of the provider's business.
        Assert.Equal(HttpStatusCode.OK, (await app.AskAsync(City, "plans", await app.KeyAsync(City, 1, MultiIsek.Interop.ApiKeys.ApiScope.PlanDrafts))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.AskAsync(City, "plans")).StatusCode);
    }

    private static string Forge(ForgingProvider provider, string kind)
    {
        (string, object) scope = ("scope", "plans:drafts");
        var good = provider.Token(Audience, claims: scope);
        var parts = good.Split('.');
        return kind switch
        {
            "expired" => provider.Token(Audience, minutes: -2, claims: scope),
            "not yet" => provider.Token(Audience, notBefore: 2, claims: scope),
            "without an end" => Signed(
                provider,
                """{"alg":"RS256","kid":"k1","typ":"at+jwt"}""",
                $$"""{"iss":"{{provider.Issuer}}","aud":"{{Audience}}","scope":"plans:drafts"}"""
            ),
            "issuer" => provider.Token(Audience, issuer: "https://anderswo.example", claims: scope),
            "audience" => provider.Token("urn:isek:musterstadt", claims: scope),
            "longer audience" => provider.Token(Audience + "/", claims: scope),
            "none" => $"{Text("""{"alg":"none","kid":"k1","typ":"at+jwt"}""")}.{parts[1]}.",
            "shared key" => provider.Token(Audience, new SymmetricSecurityKey(provider.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" }, "HS256", claims: scope),
            "other key under the name of ours" => provider.Token(Audience, new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }, claims: scope),
            "unknown key" => provider.Token(Audience, new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k9" }, claims: scope),
            "no key named" => provider.Token(Audience, new RsaSecurityKey(provider.Key.Rsa), claims: scope),
            "other type" => provider.Token(Audience, type: "dpop+jwt", claims: scope),
            "no type" => Signed(provider, """{"alg":"RS256","kid":"k1"}""", Decoded(parts[1])),
            "ID token" => provider.Token(OidcServer.Client, type: "JWT", claims: [scope, ("nonce", "n")]),
            "ID token with our audience" => provider.Token(Audience, type: "JWT", claims: [scope, ("nonce", "n")]),
            "ID token of Keycloak" => provider.Token(Audience, type: "JWT", claims: [scope, ("typ", "ID")]),
            "ID token for both" => Signed(
                provider,
                """{"alg":"RS256","kid":"k1","typ":"JWT"}""",
                Decoded(parts[1]).Replace($"\"{Audience}\"", $"[\"{OidcServer.Client}\",\"{Audience}\"]", StringComparison.Ordinal)
            ),
            "logout token" => provider.Token(Audience, type: "logout+jwt", claims: scope),
            "critical extension" => Signed(provider, """{"alg":"RS256","kid":"k1","typ":"at+jwt","crit":["b64"],"b64":false}""", Decoded(parts[1])),
            "changed" => $"{parts[0]}.{Text(Decoded(parts[1]).Replace("programm", "chefin", StringComparison.Ordinal))}.{parts[2]}",
            "encrypted" => $"{parts[0]}..{parts[1]}.{parts[1]}.{parts[2]}",
            "too long" => provider.Token(Audience, claims: [scope, ("groups", new string('g', 14_000))]),
            _ => throw new InvalidOperationException(kind),
        };
    }

    private static string Signed(ForgingProvider provider, string header, string payload)
    {
        var signed = $"{Text(header)}.{Text(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(provider.Key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Text(string json) => Base64UrlEncoder.Encode(json);

    private static string Decoded(string part) => Base64UrlEncoder.Decode(part);

    private async Task<ForgingProvider> ForgedAsync()
    {
        var provider = await ForgingProvider.StartAsync();
        await app.SetUpAsync(City, provider.Issuer, c => c with { ApiAudience = Audience });
        return provider;
    }

    private async Task RefusedAsync(string token, string? city = null)
    {
        city ??= City;
        using var answer = await app.AskAsync(city, "plans", token);
        using var english = await app.AskAsync(city, "plans", token, ("Accept-Language", "en"));
        Assert.Equal("Schlüssel oder Token gilt nicht", (await answer.ProblemAsync(HttpStatusCode.Unauthorized)).Text("title"));
        Assert.Equal("The key or token is not valid", (await english.ProblemAsync(HttpStatusCode.Unauthorized)).Text("title"));
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
    }
}
