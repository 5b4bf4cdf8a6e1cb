using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace MultiIsek.Tests.Identity;

/// <summary>Forged ID tokens on the whole way of a sign-in: the question is ours, the answer somebody's.</summary>
[Collection("openid")]
public sealed class ForgedSignInTests(OpenIdApp app)
{
    public static TheoryData<string> Forgeries =>
        ["no token", "no nonce", "other nonce", "no subject", "other party", "two audiences", "other audience", "other issuer", "too old", "other key", "unsigned"];

    [Fact]
    public async Task The_same_way_with_an_honest_token_signs_in()
    {
        await using var provider = await ForgingProvider.StartAsync();
        var (visitor, answer) = await ReturnAsync(provider, (_, claims) => provider.Signed(OidcServer.Client, null, "RS256", "JWT", null, 5, claims));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Erika Rathaus", (await visitor.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_signs_nobody_in(string forgery)
    {
        await using var provider = await ForgingProvider.StartAsync();
        var (visitor, answer) = await ReturnAsync(
            provider,
            (nonce, claims) =>
            {
                var (audience, key, issuer, minutes) = (OidcServer.Client, (SecurityKey?)null, (string?)null, 5);
                switch (forgery)
                {
                    case "no token":
                        return null;
                    case "no nonce":
                        claims["nonce"] = null;
                        break;
                    case "other nonce":
                        claims["nonce"] = $"{nonce}x";
                        break;
                    case "no subject":
                        claims["sub"] = null;
                        break;
                    case "other party":
                        claims["azp"] = "andere-anwendung";
                        break;
                    case "two audiences":
                        claims["aud"] = (string[])[OidcServer.Client, "andere-anwendung"];
                        audience = null!;
                        break;
                    case "other audience":
                        audience = "andere-anwendung";
                        break;
                    case "other issuer":
                        issuer = app.Own.Issuer;
                        break;
                    case "too old":
                        minutes = -30;
                        break;
                    case "other key":
                        key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = provider.Key.KeyId };
                        break;
                    default:
                        var parts = provider.Signed(audience, null, "RS256", "JWT", null, 5, claims).Split('.');
                        return $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{parts[1]}.";
                }

                return provider.Signed(audience, key, "RS256", "JWT", issuer, minutes, claims);
            }
        );

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((int)answer.StatusCode < 500 || answer.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}");
        using var account = await visitor.GetAsync("/konto");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
    }

    private async Task<(Visitor Visitor, HttpResponseMessage Answer)> ReturnAsync(ForgingProvider provider, Func<string, Dictionary<string, object?>, string?> token)
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await app.SetUpAsync(copy.Slug, provider.Issuer);
        var visitor = new Visitor(app, copy.Slug);
        using var asked = await visitor.SubmitAsync("/anmelden", "form[action='/anmelden/dienst']");
        var question = QueryHelpers.ParseQuery(new Uri((await asked.Html()).QuerySelector("main a[href^='http']")!.GetAttribute("href")!).Query);
        var nonce = question["nonce"].ToString();
        provider.Answer = new Dictionary<string, object?>
        {
            ["access_token"] = "egal",
            ["token_type"] = "Bearer",
            ["id_token"] = token(
                nonce,
                new()
                {
                    ["sub"] = "jemand",
                    ["nonce"] = nonce,
                    ["name"] = "Erika Rathaus",
                    ["email"] = $"{Guid.NewGuid():N}@rathaus.example",
                    ["email_verified"] = true,
                }
            ),
        };
        return (visitor, await visitor.GetAsync($"/anmelden/dienst?code=egal&state={question["state"]}"));
    }
}
