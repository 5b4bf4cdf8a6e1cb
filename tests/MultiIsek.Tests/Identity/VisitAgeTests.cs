using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.OpenId;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tests.Identity;

/// <summary>A visit of the operator may last an hour; what gives power needs one that began lately.</summary>
[Collection("app")]
public sealed class VisitAgeTests(App app)
{
    private const string Members = "/verwaltung/mitglieder";
    private const string Keys = "/verwaltung/schluessel";
    private const string Provider = "/verwaltung/anmeldedienst";
    private const string Reason = "Anfrage 4712: Rechte werden geprüft";
    private const string Words = "Ihr Besuch hat vor zu langer Zeit begonnen";

    [Fact]
    public async Task After_a_quarter_of_an_hour_a_visit_gives_no_power_any_more_and_says_where_the_next_one_begins()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var (start, page) = (app.Time.Now, $"http://localhost/betrieb/stadt/{copy.Slug}");
        var visit = await app.VisitAsync(copy.Slug, 60, Reason);
        string form,
            provider;
        using (app.Time.At(start + TimeSpan.FromMinutes(14)))
        {
            using var invited = await visit.SubmitAsync(Members, "form[action$='Invite']", ("email", "frueh@example.org"), ("role", "Editor"));
            Assert.Contains("ist unterwegs", (await invited.Html()).TextOf("[role=status]"), StringComparison.Ordinal);
            using var made = await visit.SubmitAsync(Keys, $"form[action='{Keys}']", ("name", "Vom Betrieb"), ("scopes", "plans:drafts"));
            Assert.Equal((1, 1, 0), await CountAsync(copy.Slug));
            form = await FreshSignInTests.FormAsync(visit, Members);
            provider = await FreshSignInTests.FormAsync(visit, Provider);
        }

        using (app.Time.At(start + TimeSpan.FromMinutes(16)))
        {
            var members = await visit.PageAsync(Members);
            Assert.Empty(members.QuerySelectorAll("main form:not([action*='Withdraw'])"));
            Assert.NotNull(members.QuerySelector($"main a[href='{page}']"));
            var keys = await visit.PageAsync(Keys);
            Assert.Empty(keys.QuerySelectorAll("main form"));
            Assert.NotNull(keys.QuerySelector($"main a[href='{page}']"));
            Assert.DoesNotContain("/anmelden?", members.Body!.InnerHtml + keys.Body!.InnerHtml, StringComparison.Ordinal);
            using var away = await visit.GetAsync(Provider);
            Assert.Equal(page, away.Headers.Location?.ToString());

            await RefusedAsync("spaet@example.org", $"{Members}?handler=Invite", ("email", "spaet@example.org"), ("role", "Admin"));
            await RefusedAsync("Heimlich", Keys, ("name", "Heimlich"), ("scopes", "plans:drafts"), ("until", "2026-12-24"));
            form = provider;
            await RefusedAsync("Falsch", Provider, ("isOn", "false"), ("label", "Falsch"), ("authority", "https://anmeldung.example"), ("clientId", "isek"), ("secret", "x"));
            Assert.Equal((1, 1, 0), await CountAsync(copy.Slug));
            // It goes on for everything else.
            using var desk = await visit.GetAsync("/verwaltung/protokoll");
            Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        }

        async Task RefusedAsync(string typed, string url, params (string Name, string Value)[] fields)
        {
            await FreshSignInTests.ComesBackAsync(visit, typed, url, new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) { ["form"] = form }, Words);
            await FreshSignInTests.ComesBackAsync(visit, typed, url, new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) { ["form"] = form }, page);
        }
    }

    private async Task<(int Invitations, int Keys, int Providers)> CountAsync(string city)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        return (await db.Set<Invitation>().CountAsync(), await db.Set<ApiKey>().CountAsync(), await db.Set<IdentityProvider>().CountAsync());
    }
}
