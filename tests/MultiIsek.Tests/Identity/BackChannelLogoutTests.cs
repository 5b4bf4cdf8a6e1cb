using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.OpenId;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>OpenID Connect Back-Channel Logout 1.0: the city's provider ends sessions here by a signed token, and nobody else does.</summary>
[Collection("openid")]
public sealed class BackChannelLogoutTests(OpenIdApp app)
{
    private const string City = OpenIdApp.Here;
    private const string Start = "form[action='/anmelden/dienst']";
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    [Fact]
    public async Task A_sign_out_at_the_provider_ends_the_session_that_hangs_on_it_and_no_other()
    {
        var (here, elsewhere, browser) = (new Visitor(app, City), new Visitor(app, City), new CookieContainer());
        var subject = app.NewSubject();
        await ArriveAsync(here, subject, browser);
        await ArriveAsync(elsewhere, subject, new CookieContainer());
        await app.Own.LogoutsAsync();

        var token = await SignOutThereAsync(browser);

        Assert.True(await SendAsync(token) is { StatusCode: HttpStatusCode.OK, Headers.CacheControl.NoStore: true });
        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/konto")).StatusCode);
        await using var scope = app.Scope(City);
        Assert.True(await scope.Get<IsekDbContext>().Set<AuditEntry>().AnyAsync(e => e.Name == "session.closed" && e.Actor == "provider"));
        // Each token works once, whatever is open by then.
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(token)).StatusCode);
    }

    [Fact]
    public async Task A_second_factor_in_between_and_a_new_cookie_do_not_cut_the_session_off()
    {
        var (mail, browser, subject) = ($"{Guid.NewGuid():N}@rathaus.example", new CookieContainer(), app.NewSubject());
        var owner = await Visitor.StaffAsync(app, City, Role.Moderator, mail);
        await KnowsAsync(subject, mail);
        await owner.GetAsync((await app.Own.AskAsync(Onward(await owner.SubmitAsync("/konto", Start)))).PathAndQuery);
        var visitor = new Visitor(app, City);
        await ArriveAsync(visitor, subject, browser, mail);
        await visitor.SubmitAsync("/anmelden/code", "form[action='/anmelden/code']", ("code", owner.Code()));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/verwaltung")).StatusCode);
        await visitor.SubmitAsync("/konto/zweiter-faktor", "form[action*='Remove']");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/konto")).StatusCode);
        await app.Own.LogoutsAsync();

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(await SignOutThereAsync(browser))).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task A_token_that_names_no_session_ends_all_of_the_persons()
    {
        await using var provider = await ForgingProvider.StartAsync();
        var (visitor, other) = (new Visitor(app, City), new Visitor(app, City));
        var (subject, another) = (app.NewSubject(), app.NewSubject());
        await ArriveAsync(visitor, subject, new CookieContainer());
        await ArriveAsync(other, another, new CookieContainer());
        await RenameAsync(provider, subject, another);
        await WithAsync(
            provider,
            async () =>
            {
                Assert.Equal(HttpStatusCode.OK, (await SendAsync(Token(provider, ("sub", subject)))).StatusCode);
                Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/konto")).StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/konto")).StatusCode);
            }
        );
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("no event")]
    [InlineData("event is no object")]
    [InlineData("nobody")]
    [InlineData("no jti")]
    [InlineData("too old")]
    [InlineData("of the future")]
    [InlineData("ended")]
    [InlineData("another audience")]
    [InlineData("another issuer")]
    [InlineData("another key")]
    [InlineData("another key of the same name")]
    [InlineData("no signature")]
    [InlineData("shared key")]
    [InlineData("access token")]
    [InlineData("rubbish")]
    [InlineData("nothing")]
    [InlineData("twice in one form")]
    [InlineData("as JSON")]
    public async Task A_forged_or_borrowed_token_ends_nobodys_session(string how)
    {
        await using var provider = await ForgingProvider.StartAsync();
        var (visitor, subject) = (new Visitor(app, City), app.NewSubject());
        await ArriveAsync(visitor, subject, new CookieContainer());
        await RenameAsync(provider, subject);
        using var foreign = RSA.Create(2048);
        var token = how switch
        {
            "nonce" => Token(provider, ("sub", subject), ("nonce", "x")),
            "no event" => Token(provider, ("sub", subject), ("events", null)),
            "event is no object" => Token(provider, ("sub", subject), ("events", Event)),
            "nobody" => Token(provider),
            "no jti" => Token(provider, ("sub", subject), ("jti", null)),
            "too old" => Token(provider, ("sub", subject), ("iat", Now(-11))),
            "of the future" => Token(provider, ("sub", subject), ("iat", Now(3))),
            "ended" => Token(provider, minutes: -3, claims: ("sub", subject)),
            "another audience" => Token(provider, audience: "andere-anwendung", claims: ("sub", subject)),
            "another issuer" => Token(provider, issuer: "https://anderswo.example", claims: ("sub", subject)),
            "another key" => Token(provider, key: new RsaSecurityKey(foreign) { KeyId = "k9" }, claims: ("sub", subject)),
            "another key of the same name" => Token(provider, key: new RsaSecurityKey(foreign) { KeyId = "k1" }, claims: ("sub", subject)),
            "no signature" => $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{Token(provider, ("sub", subject)).Split('.')[1]}.",
            "shared key" => Token(
                provider,
                key: new SymmetricSecurityKey(provider.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" },
                algorithm: "HS256",
                claims: ("sub", subject)
            ),
            "access token" => Token(provider, type: "at+jwt", claims: ("sub", subject)),
            "rubbish" => "a.b.c",
            "nothing" => "",
            _ => Token(provider, ("sub", subject)),
        };
        await WithAsync(
            provider,
            async () =>
            {
                using HttpContent content = how switch
                {
                    "as JSON" => new StringContent($$"""{"logout_token":"{{token}}"}""", System.Text.Encoding.UTF8, "application/json"),
                    "twice in one form" => new FormUrlEncodedContent([new("logout_token", token), new("logout_token", token)]),
                    _ => new FormUrlEncodedContent([new("logout_token", token)]),
                };
                using var answer = await app.City(City).PostAsync(BackChannelLogout.Path, content);

                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                Assert.Equal("""{"error":"invalid_request"}""", await answer.Content.ReadAsStringAsync());
                Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/konto")).StatusCode);
            }
        );
    }

    [Fact]
    public async Task A_token_of_one_citys_provider_is_worth_nothing_in_another_and_where_there_is_none()
    {
        var (visitor, browser) = (new Visitor(app, City), new CookieContainer());
        await ArriveAsync(visitor, app.NewSubject(), browser);
        await app.Own.LogoutsAsync();
        var token = await SignOutThereAsync(browser);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(token, OpenIdApp.There)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(token, app.Without)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.City(City).GetAsync(BackChannelLogout.Path)).StatusCode);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_not_the_senders_fault()
    {
        await using var provider = await ForgingProvider.StartAsync();
        provider.IsBroken = true;
        await WithAsync(
            provider,
            async () =>
            {
                using var answer = await SendAsync(Token(provider, ("sub", "jemand")));
                Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta));
            }
        );
    }

    [Fact]
    public async Task Used_tokens_are_remembered_for_a_day_and_no_longer()
    {
        await using var provider = await ForgingProvider.StartAsync();
        await WithAsync(provider, async () => Assert.Equal(HttpStatusCode.OK, (await SendAsync(Token(provider, ("sub", "niemand-hier")))).StatusCode));
        Assert.True(await CountAsync() > 0);
        using var later = app.Time.At(app.Time.Now + TimeSpan.FromDays(2));
        await using var scope = app.Scope(City);
        scope.Get<CurrentUser>().SetSystem();
        foreach (var chore in scope.Services.GetService(typeof(IEnumerable<ICityChore>)) as IEnumerable<ICityChore> ?? [])
        {
            await chore.RunAsync(CancellationToken.None);
        }

        Assert.Equal(0, await CountAsync());

        async Task<int> CountAsync()
        {
            await using var looking = app.Scope(City);
            return await looking.Get<IsekDbContext>().Set<UsedLogoutToken>().CountAsync();
        }
    }

    private async Task<string> SignOutThereAsync(CookieContainer browser)
    {
        await OidcServer.LeaveAsync($"{app.Own.Issuer}/session/end?client_id={OidcServer.Client}", browser);
        return Assert.Single(await app.Own.LogoutsAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string token, string city = City) =>
        app.City(city).PostAsync(BackChannelLogout.Path, new FormUrlEncodedContent([new("logout_token", token)]));

    private static string Token(ForgingProvider provider, params (string Name, object? Value)[] claims) => Token(provider, OidcServer.Client, claims: claims);

    private static string Token(
        ForgingProvider provider,
        string audience = OidcServer.Client,
        SecurityKey? key = null,
        string algorithm = "RS256",
        string type = "logout+jwt",
        string? issuer = null,
        int minutes = 2,
        params (string Name, object? Value)[] claims
    )
    {
        Dictionary<string, object?> all = new()
        {
            ["jti"] = Guid.NewGuid().ToString(),
            ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
            ["iat"] = Now(0),
        };
        foreach (var (name, value) in claims)
        {
            all[name] = value;
        }

        return provider.Signed(audience, key, algorithm, type, issuer, minutes, all);
    }

    private static long Now(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

    private async Task WithAsync(ForgingProvider provider, Func<Task> act)
    {
        try
        {
            await app.SetUpAsync(City, provider.Issuer);
            await act();
        }
        finally
        {
            await app.SetUpAsync(City, app.Own.Issuer);
        }
    }

    /// <summary>From now on these people are another provider's.</summary>
    private async Task RenameAsync(ForgingProvider provider, params string[] subjects)
    {
        await using var scope = app.Scope(City);
        var (own, login) = (ProviderAccounts.LoginOf(app.Own.Issuer), ProviderAccounts.LoginOf(provider.Issuer));
        var db = scope.Get<IsekDbContext>();
        foreach (
            var found in await db.Set<MultiIsek.Identity.SignIn.UserLogin>().AsNoTracking().Where(l => l.LoginProvider == own && subjects.Contains(l.ProviderKey)).ToListAsync()
        )
        {
            db.Add(
                new MultiIsek.Identity.SignIn.UserLogin
                {
                    LoginProvider = login,
                    ProviderKey = found.ProviderKey,
                    UserId = found.UserId,
                }
            );
        }

        Assert.Equal(subjects.Length, await db.SaveChangesAsync());
    }

    private Task KnowsAsync(string subject, string mail) =>
        app.Own.KnowsAsync(
            new
            {
                sub = subject,
                email = mail,
                email_verified = true,
                name = "Erika Rathaus",
            }
        );

    private async Task ArriveAsync(Visitor visitor, string subject, CookieContainer browser, string? mail = null)
    {
        await KnowsAsync(subject, mail ?? $"{subject}@rathaus.example");
        var question = Onward(await visitor.SubmitAsync("/anmelden", Start));
        Onward(await visitor.GetAsync((await app.Own.AskAsync(question, browser)).PathAndQuery));
    }

    private static string Onward(HttpResponseMessage answer)
    {
        Assert.True(answer.Headers.TryGetValues("Refresh", out var refresh), $"{(int)answer.StatusCode} does not go on");
        return refresh.Single()["0;url=".Length..];
    }
}
