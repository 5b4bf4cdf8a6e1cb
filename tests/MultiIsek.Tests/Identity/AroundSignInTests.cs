using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Identity;

/// <summary>Around signing in: what is left over from before, what a link says, what the log and the mailbox learn.</summary>
[Collection("app")]
public sealed class AroundSignInTests(App app)
{
    private const string City = "musterstadt";

    [Theory]
    [InlineData("/suche?q=Straße", "/suche?q=Stra%C3%9Fe")]
    [InlineData("/suche?q=Stra%C3%9Fe#treffer", "/suche?q=Stra%C3%9Fe#treffer")]
    [InlineData("/plan/übersicht", "/plan/%C3%BCbersicht")]
    [InlineData("//boese.example", "/konto")]
    [InlineData("/\\boese.example", "/konto")]
    [InlineData("https://boese.example", "/konto")]
    public async Task A_way_back_may_have_umlauts_and_leads_nowhere_else(string wanted, string to)
    {
        var (visitor, mail) = await app.CitizenAsync(City);
        using var answer = await visitor.SubmitAsync("/anmelden", "form[action='/anmelden']", ("email", mail), ("password", Visitor.Password), ("weiter", wanted));

        Assert.Equal((HttpStatusCode.Redirect, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("isek-besuch")]
    [InlineData("fremd-isek-besuch")]
    public async Task A_visits_cookie_that_is_none_does_not_stand_in_the_way(string name)
    {
        var (visitor, mail) = await app.CitizenAsync(City);
        visitor.Cookies[name] = "CfDJ8unreadable";
        using var answer = await visitor.SignInAsync(mail);

        Assert.Contains("Mein Konto", (await visitor.PageAsync("/konto")).TextOf("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_visit_ran_out_the_same_browser_signs_in_to_the_city()
    {
        var (somebody, _) = await app.OperatorAsync();
        using var opened = await somebody.SubmitAsync($"/betrieb/stadt/{City}", "main form", ("reason", "Danach wird angemeldet"), ("minutes", "15"));
        var path = new Uri((await opened.Html()).QuerySelector("main a.go")!.GetAttribute("href")!).AbsolutePath;
        var (visitor, mail) = await app.CitizenAsync(City);
        using var entered = await visitor.SubmitAsync(path, "main form");
        Assert.NotNull((await visitor.PageAsync("/")).QuerySelector(".visit-line"));

        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16));
        using var answer = await visitor.SignInAsync(mail);

        Assert.Contains("Mein Konto", (await visitor.PageAsync("/konto")).TextOf("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_holds_a_new_name_a_new_password_ended_sessions_and_a_recovery_code()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var visitor = new Visitor(app, City);
        var path = await visitor.InviteAsync(mail, Role.Editor);
        using (await visitor.SubmitAsync(path, $"form[action='{path}']", ("name", "Erika Muster"), ("password", Visitor.Password))) { }
        var codes = await visitor.SetUpAppAsync();
        using (await visitor.SubmitAsync("/konto", "form[action$='Name']", ("name", "Otto (Betreiber)"))) { }
        using (await visitor.SubmitAsync("/passwort-vergessen", "main form", ("email", mail))) { }
        var link = Visitor.LinkIn((await visitor.MailsAsync(mail))[^1]);
        using (await visitor.SubmitAsync(link, "main form", ("password", "Wolkenbank-Gleisdreieck-48"))) { }

        Assert.Contains("Passwort wurde geändert", (await visitor.MailsAsync(mail))[^1].Subject, StringComparison.Ordinal);
        var again = new Visitor(app, City);
        using (await again.SignInAsync(mail, "Wolkenbank-Gleisdreieck-48")) { }
        using var recovered = await again.SubmitAsync("/anmelden/code", "form[action='/anmelden/code']", ("code", codes[0]));
        Assert.Equal(HttpStatusCode.Redirect, recovered.StatusCode);

        await using var scope = app.Scope(City);
        var db = scope.Get<IsekDbContext>();
        var id = (await db.Set<User>().Where(u => u.Email == mail).Select(u => u.Id).SingleAsync()).ToString();
        var acts = await db.Set<AuditEntry>().Where(e => e.Subject == id && e.Actor == id).Select(e => e.Name).ToListAsync();
        Assert.Superset(new HashSet<string> { "account.renamed", "password.changed", "factor.recovered" }, acts.ToHashSet());
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var row = (await admin.PageAsync("/verwaltung/protokoll?vorgang=account.renamed"))
            .QuerySelectorAll("main .row")
            .First(r => r.TextContent.Contains("Otto", StringComparison.Ordinal));
        Assert.Contains(mail, row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Betreiber der Plattform", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_city_has_nobody_signed_in_when_it_comes_back()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/verwaltung")).StatusCode);

        foreach (var state in (TenantState[])[TenantState.Suspended, TenantState.Active])
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SetTenantState(copy.Slug, state));
        }

        using var answer = await admin.GetAsync("/verwaltung");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_mailbox_gets_only_so_many_mails_and_nobody_is_told()
    {
        var (visitor, mail) = await app.CitizenAsync(City);
        for (var i = 0; i < 12; i++)
        {
            using var answer = await visitor.SubmitAsync("/passwort-vergessen", "main form", ("email", mail));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.InRange((await visitor.MailsAsync(mail)).Count, 3, 5);
    }

    [Theory]
    [InlineData("\u200b\u200b\u200b")]
    [InlineData("Otto \u202eenrA")]
    [InlineData("...")]
    [InlineData("Otto\nArne")]
    public async Task A_name_that_cannot_be_seen_is_refused(string name)
    {
        var (visitor, _) = await app.CitizenAsync(City);

        using var answer = await visitor.SubmitAsync("/konto", "form[action$='Name']", ("name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("die man nicht sieht", (await answer.Html()).TextOf(".kern-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Musterstadt2026")]
    [InlineData("Stadtumbauplan1")]
    public async Task A_password_made_of_what_stands_on_the_page_is_easy_to_guess(string password)
    {
        using var answer = await new Visitor(app, City).SubmitAsync(
            "/registrieren",
            "form[action='/registrieren']",
            ("name", "Bea Bürger"),
            ("email", $"{Guid.NewGuid():N}@example.org"),
            ("password", password)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("leicht zu erraten", (await answer.Html()).TextOf(".kern-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a@example.org>")]
    [InlineData("\"a\"@example.org")]
    [InlineData("\u202ea@example.org")]
    [InlineData("A <a@example.org>")]
    public void Another_spelling_of_a_mailbox_is_no_address(string text) => Assert.False(EmailForm.Fits(text));
}
