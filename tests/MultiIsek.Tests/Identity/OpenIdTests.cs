using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>Signing in with the city's own provider, against the certified oidc-provider: what must work, and what must not.</summary>
[Collection("openid")]
public sealed class OpenIdTests(OpenIdApp app)
{
    private const string City = OpenIdApp.Here;
    private const string Start = "form[action='/anmelden/dienst']";

    [Fact]
    public async Task A_person_of_the_provider_gets_an_account_and_finds_it_again()
    {
        var (visitor, mail) = (new Visitor(app, City), "neu@rathaus.example");
        var subject = await KnowsAsync(mail);

        Assert.Equal("/konto", Onward(await ReturnAsync(visitor)));
        Assert.Contains("Erika Rathaus", (await visitor.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);
        var id = await IdOfAsync(mail);
        // The address has changed there: it is the subject that counts.
        await KnowsAsync("umbenannt@rathaus.example", subject);
        var again = new Visitor(app, City);
        Assert.Equal("/konto", Onward(await ReturnAsync(again)));
        Assert.Contains(mail, (await again.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(id, await IdOfAsync(mail));
    }

    [Fact]
    public async Task The_question_carries_state_nonce_and_a_challenge_and_its_cookie_is_sealed()
    {
        var visitor = new Visitor(app, City);

        var question = await QuestionAsync(visitor);

        var query = QueryHelpers.ParseQuery(new Uri(question).Query);
        Assert.Equal(["code", "S256", OpenIdApp.Redirect(City)], ((string[])["response_type", "code_challenge_method", "redirect_uri"]).Select(n => query[n].ToString()));
        Assert.All((string[])["state", "nonce", "code_challenge"], n => Assert.Equal(43, query[n].ToString().Length));
        Assert.DoesNotContain(query["state"].ToString(), visitor.Cookies["isek-dienst"], StringComparison.Ordinal);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/anmelden/dienst") { Content = new FormUrlEncodedContent([]) };
        var set = Assert.Single((await app.City(City).SendAsync(form)).Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=lax", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_state_another_nonce_or_no_cookie_signs_nobody_in()
    {
        await KnowsAsync("vertauscht@rathaus.example");
        var visitor = new Visitor(app, City);
        var back = await app.Own.AskAsync(await QuestionAsync(visitor));
        await RefusedAsync(visitor, QueryHelpers.AddQueryString("/anmelden/dienst", With(back, "state", "x")));

        visitor = new Visitor(app, City);
        var forged = Regex.Replace(await QuestionAsync(visitor), "nonce=[^&]+", "nonce=anderes");
        await RefusedAsync(visitor, (await app.Own.AskAsync(forged)).PathAndQuery);

        back = await app.Own.AskAsync(await QuestionAsync(new Visitor(app, City)));
        await RefusedAsync(new Visitor(app, City), back.PathAndQuery);
        Assert.Empty(await app.RolesOfAsync(City, "vertauscht@rathaus.example"));
    }

    [Fact]
    public async Task An_answer_works_once_even_with_the_cookie_kept()
    {
        await KnowsAsync("einmal@rathaus.example");
        var visitor = new Visitor(app, City);
        var question = await QuestionAsync(visitor);
        var kept = visitor.Cookies["isek-dienst"];
        var back = (await app.Own.AskAsync(question)).PathAndQuery;
        Assert.Equal("/konto", Onward(await visitor.GetAsync(back)));
        Assert.False(visitor.Cookies.ContainsKey("isek-dienst"));

        var thief = new Visitor(app, City);
        await RefusedAsync(thief, back);
        thief.Cookies["isek-dienst"] = kept;
        await RefusedAsync(thief, back);
        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(11));
        thief.Cookies["isek-dienst"] = kept;
        await RefusedAsync(thief, back);
    }

    [Fact]
    public async Task A_code_of_another_citys_provider_and_a_flow_of_another_city_are_worth_nothing()
    {
        await KnowsAsync("nachbar@rathaus.example");
        await app.Other.KnowsAsync(
            new
            {
                sub = "nachbar",
                email = "nachbar@rathaus.example",
                email_verified = true,
            }
        );
        var here = new Visitor(app, City);
        var question = await QuestionAsync(here);
        var state = QueryHelpers.ParseQuery(new Uri(question).Query)["state"].ToString();
        var there = new Visitor(app, OpenIdApp.There);
        var foreign = await app.Other.AskAsync(await QuestionAsync(there));
        // The other provider's code, under this flow's state, with and without its own name.
        await RefusedAsync(here, QueryHelpers.AddQueryString("/anmelden/dienst", With(foreign, "state", state)));
        here = new Visitor(app, City);
        state = QueryHelpers.ParseQuery(new Uri(await QuestionAsync(here)).Query)["state"].ToString();
        await RefusedAsync(here, QueryHelpers.AddQueryString("/anmelden/dienst", With(foreign, "state", state, "iss")));

        here = new Visitor(app, City);
        var back = await app.Own.AskAsync(await QuestionAsync(here));
        var other = new Visitor(app, OpenIdApp.There);
        other.Cookies["isek-dienst"] = here.Cookies["isek-dienst"];
        await RefusedAsync(other, back.PathAndQuery);
        Assert.Empty(await app.RolesOfAsync(OpenIdApp.There, "nachbar@rathaus.example"));
    }

    [Fact]
    public async Task An_existing_account_is_never_taken_over_by_its_address_but_connected_by_its_owner()
    {
        var mail = "schon-da@rathaus.example";
        var owner = await Visitor.StaffAsync(app, City, Role.Moderator, mail);
        var subject = await KnowsAsync(mail);

        var taken = await ReturnAsync(new Visitor(app, City));
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Contains("Sie haben hier schon ein Konto", (await taken.Html()).TextOf("h1"), StringComparison.Ordinal);

        var asked = await owner.SubmitAsync("/konto", Start);
        Assert.Equal("/konto", Onward(await owner.GetAsync((await app.Own.AskAsync(Onward(asked))).PathAndQuery)));
        Assert.Contains("mit Rathaus-Konto verbunden", (await owner.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);

        // It has an app: the provider alone is half of the way.
        var visitor = new Visitor(app, City);
        Assert.StartsWith("/anmelden/code", Onward(await ReturnAsync(visitor)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/verwaltung")).StatusCode);
        await visitor.SubmitAsync("/anmelden/code", "form[action='/anmelden/code']", ("code", owner.Code()));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/verwaltung")).StatusCode);

        // Nobody else can connect what is connected.
        var other = await Visitor.StaffAsync(app, City, Role.Moderator);
        await KnowsAsync(mail, subject);
        asked = await other.SubmitAsync("/konto", Start);
        Assert.Equal(HttpStatusCode.Conflict, (await other.GetAsync((await app.Own.AskAsync(Onward(asked))).PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task An_address_that_the_provider_does_not_stand_up_for_makes_no_account()
    {
        await app.Own.KnowsAsync(
            new
            {
                sub = app.NewSubject(),
                email = "unbestaetigt@rathaus.example",
                email_verified = false,
            }
        );

        var answer = await ReturnAsync(new Visitor(app, City));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("nicht bestätigt", (await answer.Html()).TextOf("h1"), StringComparison.Ordinal);
        Assert.Empty(await app.RolesOfAsync(City, "unbestaetigt@rathaus.example"));
    }

    [Fact]
    public async Task Roles_follow_the_providers_groups_and_those_given_here_stay()
    {
        var mail = "gruppen@rathaus.example";
        var subject = await KnowsAsync(mail, groups: ["isek-redaktion", "sonstige"], amr: ["pwd", "mfa"]);
        var visitor = new Visitor(app, City);
        Assert.Equal("/verwaltung", Onward(await ReturnAsync(visitor, "/verwaltung")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/verwaltung")).StatusCode);
        Assert.Equal([Role.Citizen, Role.Editor], await app.RolesOfAsync(City, mail));
        // Strong without a factor of ours: the provider said so, and only where it does.
        await KnowsAsync(mail, subject, groups: ["isek-redaktion"]);
        var weak = new Visitor(app, City);
        await ReturnAsync(weak);
        Assert.Equal("/konto", (await weak.GetAsync("/verwaltung")).Headers.Location?.ToString());

        var invited = new Visitor(app, City);
        var path = await invited.InviteAsync(mail, Role.Moderator);
        Assert.StartsWith("/anmelden?weiter=", (await invited.PostAsync(path, [])).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("/verwaltung", (await weak.SubmitAsync(path, $"form[action='{path}']")).Headers.Location?.ToString());
        await KnowsAsync(mail, subject, groups: []);
        var last = new Visitor(app, City);
        await ReturnAsync(last);

        Assert.Equal([Role.Citizen, Role.Moderator], await app.RolesOfAsync(City, mail));
        Assert.StartsWith("/anmelden", (await visitor.GetAsync("/verwaltung")).Headers.Location?.ToString(), StringComparison.Ordinal);
        await using var scope = app.Scope(City);
        Assert.Equal(
            2,
            await scope
                .Get<IsekDbContext>()
                .Set<AuditEntry>()
                .CountAsync(e => e.Actor == "provider" && (e.Name == "member.mapped" || e.Name == "member.unmapped") && e.Fields == "Editor")
        );
    }

    [Theory]
    [InlineData("roles", """{"roles":["sonst","isek-redaktion"]}""", true)]
    [InlineData("roles", """{"roles":"isek-redaktion"}""", true)]
    [InlineData("realm_access.roles", """{"realm_access":{"roles":["isek-redaktion"]}}""", true)]
    [InlineData("roles", """{"roles":["ISEK-REDAKTION","isek-redaktion2"]}""", false)]
    [InlineData("roles", """{"realm_access":{"roles":["isek-redaktion"]}}""", false)]
    [InlineData("roles", """{"roles":{"isek-redaktion":true}}""", false)]
    public async Task The_claim_with_roles_may_be_a_list_a_word_or_lie_in_an_object(string claim, string says, bool isEditor)
    {
        var mail = $"{Guid.NewGuid():N}@rathaus.example";
        var person = System.Text.Json.Nodes.JsonNode.Parse(says)!.AsObject();
        (person["sub"], person["email"], person["email_verified"]) = (app.NewSubject(), mail, true);
        try
        {
            await app.SetUpAsync(City, app.Own.Issuer, c => c with { RoleClaim = claim });
            await app.Own.KnowsAsync(person);
            await ReturnAsync(new Visitor(app, City));

            Assert.Equal(isEditor ? [Role.Citizen, Role.Editor] : [Role.Citizen], (await app.RolesOfAsync(City, mail)).Order());
        }
        finally
        {
            await app.SetUpAsync(City, app.Own.Issuer);
        }
    }

    [Fact]
    public async Task The_provider_cannot_take_the_last_admin()
    {
        await app.SetUpAsync(OpenIdApp.There, app.Other.Issuer);
        await using (var scope = app.Scope(OpenIdApp.There))
        {
            await scope.Get<IsekDbContext>().Set<Membership>().Where(m => m.Role == Role.Admin).ExecuteDeleteAsync();
        }

        var person = new
        {
            sub = "chefin",
            email = "chefin@rathaus.example",
            email_verified = true,
        };
        await app.Other.KnowsAsync(
            new
            {
                person.sub,
                person.email,
                person.email_verified,
                groups = (string[])["isek-leitung"],
            }
        );
        await ReturnAsync(new Visitor(app, OpenIdApp.There), server: app.Other);
        await app.Other.KnowsAsync(person);
        await ReturnAsync(new Visitor(app, OpenIdApp.There), server: app.Other);

        Assert.Equal([Role.Citizen, Role.Admin], (await app.RolesOfAsync(OpenIdApp.There, person.email)).Order());
    }

    [Fact]
    public async Task Whoever_is_signed_in_already_is_asked_anew_by_the_provider()
    {
        await KnowsAsync("frisch@rathaus.example");
        var visitor = new Visitor(app, City);
        await ReturnAsync(visitor);
        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(20));
        Assert.Equal("/anmelden?weiter=%2Fkonto%2Fpasskeys", (await visitor.GetAsync("/konto/passkeys")).Headers.Location?.ToString());

        var question = await QuestionAsync(visitor, "/konto/passkeys");
        Assert.Contains("max_age=0", question, StringComparison.Ordinal);
        Assert.Equal("/konto/passkeys", Onward(await visitor.GetAsync((await app.Own.AskAsync(question)).PathAndQuery)));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/konto/passkeys")).StatusCode);
    }

    [Fact]
    public async Task An_account_without_a_password_can_be_erased_by_its_owner()
    {
        await KnowsAsync("geht-wieder@rathaus.example");
        var visitor = new Visitor(app, City);
        await ReturnAsync(visitor);

        await visitor.SubmitAsync("/konto/loeschen", "form[action='/konto/loeschen']");

        Assert.Empty(await app.RolesOfAsync(City, "geht-wieder@rathaus.example"));
        await ReturnAsync(visitor);
        Assert.Equal([Role.Citizen], await app.RolesOfAsync(City, "geht-wieder@rathaus.example"));
    }

    [Fact]
    public async Task When_the_provider_is_away_a_German_page_says_so_and_the_password_still_works()
    {
        var mail = "ausfall@rathaus.example";
        var staff = await Visitor.StaffAsync(app, City, Role.Editor, mail);
        var server = await OidcServer.StartAsync(OpenIdApp.Redirect(City));
        try
        {
            await app.SetUpAsync(City, server.Issuer);
            await server.StopAsync();
            var visitor = new Visitor(app, City);

            var answer = await visitor.SubmitAsync("/anmelden", Start);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("Rathaus-Konto ist gerade nicht erreichbar", (await answer.Html()).TextOf("h1"), StringComparison.Ordinal);
            Assert.StartsWith("/anmelden/code", (await visitor.SignInAsync(mail)).Headers.Location?.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await server.DisposeAsync();
            await app.SetUpAsync(City, app.Own.Issuer);
        }
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_button_and_no_way()
    {
        await app.SetUpAsync(City, app.Own.Issuer, c => c with { IsOn = false });
        try
        {
            Assert.Null((await app.City(City).Page("/anmelden")).QuerySelector(Start));
            Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(app, City).PostAsync("/anmelden/dienst", [])).StatusCode);
        }
        finally
        {
            await app.SetUpAsync(City, app.Own.Issuer);
        }
    }

    private async Task<string> KnowsAsync(string mail, string? subject = null, string[]? groups = null, string[]? amr = null)
    {
        subject ??= app.NewSubject();
        await app.Own.KnowsAsync(
            new
            {
                sub = subject,
                email = mail,
                email_verified = true,
                name = "Erika Rathaus",
                groups,
                amr,
            }
        );
        return subject;
    }

    private static async Task<string> QuestionAsync(Visitor visitor, string next = "") => Onward(await visitor.SubmitAsync("/anmelden", Start, ("weiter", next)));

    private async Task<HttpResponseMessage> ReturnAsync(Visitor visitor, string next = "", OidcServer? server = null) =>
        await visitor.GetAsync((await (server ?? app.Own).AskAsync(await QuestionAsync(visitor, next))).PathAndQuery);

    private static string Onward(HttpResponseMessage answer)
    {
        Assert.True(answer.Headers.TryGetValues("Refresh", out var refresh), $"{(int)answer.StatusCode} does not go on");
        return refresh.Single()["0;url=".Length..];
    }

    private static Dictionary<string, string?> With(Uri back, string name, string value, string? without = null)
    {
        var query = QueryHelpers.ParseQuery(back.Query).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query[name] = value;
        query.Remove(without ?? "");
        return query;
    }

    private static async Task RefusedAsync(Visitor visitor, string back)
    {
        var answer = await visitor.GetAsync(back);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("isek-konto", visitor.Cookies.Keys);
    }

    private async Task<Guid> IdOfAsync(string mail)
    {
        await using var scope = app.Scope(City);
        return await scope.Get<IsekDbContext>().Set<User>().Where(u => u.Email == mail).Select(u => u.Id).SingleAsync();
    }
}
