using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>Signing out: here at once, and at the provider for whoever came from there.</summary>
[Collection("openid")]
public sealed class ProviderSignOutTests(OpenIdApp app)
{
    private const string City = OpenIdApp.Here;
    private const string Start = "form[action='/anmelden/dienst']";
    private const string End = "form[action='/abmelden']";

    [Fact]
    public async Task Whoever_came_by_the_provider_signs_out_here_and_is_led_to_its_sign_out_and_back()
    {
        var (visitor, browser) = (new Visitor(app, City), new CookieContainer());
        await ArriveAsync(visitor, browser);
        Assert.Contains("code=", (await AskSilentlyAsync(browser)).Query, StringComparison.Ordinal);
        var kept = visitor.Cookies["isek-konto"];

        using var left = await visitor.SubmitAsync("/konto", End);

        Assert.False(visitor.Cookies.ContainsKey("isek-konto"));
        Assert.True(left.Headers.CacheControl!.NoStore);
        Assert.Contains("Hier sind Sie abgemeldet", (await left.Html()).TextOf("main"), StringComparison.Ordinal);
        var thief = new Visitor(app, City);
        thief.Cookies["isek-konto"] = kept;
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/konto")).StatusCode);

        var onward = Onward(left);
        var query = QueryHelpers.ParseQuery(new Uri(onward).Query);
        Assert.StartsWith(app.Own.Issuer, onward, StringComparison.Ordinal);
        Assert.Equal(["client_id", "post_logout_redirect_uri", "state"], query.Keys.Order());
        var back = await OidcServer.LeaveAsync(onward, browser);
        Assert.Equal($"http://{City}.localhost/abmelden", back!.GetLeftPart(UriPartial.Path));
        Assert.Contains("error=login_required", (await AskSilentlyAsync(browser)).Query, StringComparison.Ordinal);
        Assert.Equal("Sie sind abgemeldet", (await visitor.PageAsync(back.PathAndQuery)).TextOf("h1"));
    }

    [Fact]
    public async Task A_code_in_between_and_a_new_cookie_do_not_hide_where_somebody_came_from()
    {
        var mail = $"{Guid.NewGuid():N}@rathaus.example";
        var (owner, browser) = (await Visitor.StaffAsync(app, City, Role.Moderator, mail), new CookieContainer());
        var subject = await KnowsAsync(mail);
        var asked = await owner.SubmitAsync("/konto", Start);
        await owner.GetAsync((await app.Own.AskAsync(Onward(asked))).PathAndQuery);
        using var plain = await owner.SubmitAsync("/konto", End);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (plain.StatusCode, plain.Headers.Location?.ToString()));

        var visitor = new Visitor(app, City);
        await ArriveAsync(visitor, browser, mail, subject);
        await visitor.SubmitAsync("/anmelden/code", "form[action='/anmelden/code']", ("code", owner.Code()));
        await visitor.SubmitAsync("/konto/zweiter-faktor", "form[action*='Remove']");
        Assert.StartsWith(app.Own.Issuer, Onward(await visitor.SubmitAsync("/konto", End)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("no way out")]
    [InlineData("away")]
    [InlineData("another provider by now")]
    [InlineData("off")]
    public async Task Where_there_is_no_way_to_the_provider_the_sign_out_here_is_all(string why)
    {
        var visitor = new Visitor(app, City);
        await using var provider = await ForgingProvider.StartAsync();
        try
        {
            if (why == "password")
            {
                visitor = await Visitor.StaffAsync(app, City, Role.Editor);
            }
            else
            {
                await ArriveAsync(visitor, new CookieContainer());
            }

            // It names no end_session_endpoint.
            if (why is "no way out" or "away")
            {
                await app.SetUpAsync(City, provider.Issuer);
                provider.IsBroken = why == "away";
            }
            else if (why == "another provider by now")
            {
                await app.SetUpAsync(City, app.Other.Issuer);
            }
            else if (why == "off")
            {
                await app.SetUpAsync(City, app.Own.Issuer, c => c with { IsOn = false });
            }

            using var left = await visitor.SubmitAsync("/konto", End);

            Assert.Equal((HttpStatusCode.Redirect, "/"), (left.StatusCode, left.Headers.Location?.ToString()));
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/konto")).StatusCode);
        }
        finally
        {
            await app.SetUpAsync(City, app.Own.Issuer);
        }
    }

    [Fact]
    public async Task A_strangers_form_signs_nobody_out_and_a_made_up_state_says_nothing()
    {
        var visitor = new Visitor(app, City);
        await ArriveAsync(visitor, new CookieContainer());

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/abmelden", [])).StatusCode);
        Assert.Equal("/konto", (await visitor.GetAsync("/abmelden")).Headers.Location?.ToString());
        Assert.Equal("Hier ist niemand angemeldet", (await new Visitor(app, City).PageAsync("/abmelden?state=x")).TextOf("h1"));
        var state = QueryHelpers.ParseQuery(new Uri(Onward(await visitor.SubmitAsync("/konto", End))).Query)["state"].ToString();
        Assert.Equal("Hier ist niemand angemeldet", (await new Visitor(app, OpenIdApp.There).PageAsync($"/abmelden?state={state}")).TextOf("h1"));
        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(11));
        Assert.Equal("Hier ist niemand angemeldet", (await new Visitor(app, City).PageAsync($"/abmelden?state={state}")).TextOf("h1"));
    }

    private async Task<string> KnowsAsync(string mail, string? subject = null)
    {
        subject ??= app.NewSubject();
        await app.Own.KnowsAsync(
            new
            {
                sub = subject,
                email = mail,
                email_verified = true,
                name = "Erika Rathaus",
            }
        );
        return subject;
    }

    private async Task ArriveAsync(Visitor visitor, CookieContainer browser, string? mail = null, string? subject = null)
    {
        await KnowsAsync(mail ?? $"{Guid.NewGuid():N}@rathaus.example", subject);
        var question = Onward(await visitor.SubmitAsync("/anmelden", Start));
        Onward(await visitor.GetAsync((await app.Own.AskAsync(question, browser)).PathAndQuery));
    }

    /// <summary>Whether the provider knows this browser, without asking the person.</summary>
    private async Task<Uri> AskSilentlyAsync(CookieContainer browser) =>
        await app.Own.AskAsync(Onward(await new Visitor(app, City).SubmitAsync("/anmelden", Start)) + "&prompt=none", browser);

    private static string Onward(HttpResponseMessage answer)
    {
        Assert.True(answer.Headers.TryGetValues("Refresh", out var refresh), $"{(int)answer.StatusCode} does not go on");
        return refresh.Single()["0;url=".Length..];
    }
}
