using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Interop;

[Collection("app")]
public sealed class KeysPageTests(App app)
{
    private const string City = "musterstadt";
    private const string Page = "/verwaltung/schluessel";
    private const string Form = $"form[action='{Page}']";

    [Fact]
    public async Task An_admin_makes_a_key_that_is_shown_once_and_revokes_it()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        Assert.Contains("API-Schlüssel", (await admin.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);
        var name = $"Auswertung {Guid.NewGuid():N}";

        using var made = await admin.SubmitAsync(Page, Form, ("name", name), ("scopes", "contributions:all"));
        var key = (await made.Html()).TextOf("#key");
        Assert.True(made.Headers.CacheControl!.NoStore);
        using var asked = await app.AskAsync(City, "contributions", key);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);

        var page = await admin.PageAsync(Page);
        Assert.Null(page.QuerySelector("#key"));
        Assert.DoesNotContain(key, page.Body!.InnerHtml, StringComparison.Ordinal);
        var row = page.QuerySelectorAll("li.row").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal));
        Assert.Contains(key[..12], row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Alle Beiträge lesen", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("zuletzt benutzt", row.TextContent, StringComparison.Ordinal);

        var id = row.QuerySelector("input[name='key']")!.GetAttribute("value")!;
        using var revoked = await admin.SubmitAsync(Page, $"form:has(input[value='{id}'])");
        Assert.Contains("öffnet nichts mehr", (await revoked.Html()).TextOf("[role=status]"), StringComparison.Ordinal);
        using var refused = await app.AskAsync(City, "contributions", key);
        await refused.ProblemAsync(HttpStatusCode.Unauthorized);

        var log = await admin.PageAsync("/verwaltung/protokoll");
        Assert.Contains("API-Schlüssel angelegt", log.TextOf("main ol"), StringComparison.Ordinal);
        Assert.Contains("API-Schlüssel widerrufen", log.TextOf("main ol"), StringComparison.Ordinal);
        Assert.Equal(2, log.QuerySelectorAll("main ol .row").Count(r => r.TextContent.Contains($"„{name}“", StringComparison.Ordinal)));
        await using var scope = app.Scope(City);
        var kept = await scope.Get<IsekDbContext>().Set<AuditEntry>().AsNoTracking().Where(e => e.Subject == id).ToListAsync();
        Assert.Equal(2, kept.Count);
        Assert.All(kept, e => Assert.DoesNotContain(name, $"{e.Actor} {e.Name} {e.Fields}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_is_said_in_German_and_what_was_typed_stays()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);

        using var answer = await admin.SubmitAsync(Page, Form, ("name", "Ein & Name"), ("until", "2099-01-01"));
        var page = await answer.Html();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Ein & Name", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("2099-01-01", page.QuerySelector("#until")!.GetAttribute("value"));
        Assert.Contains("spätestens in einem Jahr", page.TextOf("#until-e"), StringComparison.Ordinal);
        Assert.Contains("was der Schlüssel zeigen soll", page.TextOf("#scope-0-e"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#key"));
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Contributor)]
    public async Task Nobody_but_an_admin_opens_the_page(Role role)
    {
        var member = await Visitor.StaffAsync(app, City, role);

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(Page)).StatusCode);
        Assert.DoesNotContain("API-Schlüssel", (await member.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_city_is_neither_seen_nor_revoked()
    {
        var here = await Visitor.StaffAsync(app, City, Role.Admin);
        var there = await Visitor.StaffAsync(app, "landsberg", Role.Admin);
        var name = string.Create(CultureInfo.InvariantCulture, $"Kanarienvogel {Guid.NewGuid():N}");
        using var made = await there.SubmitAsync(Page, Form, ("name", name), ("scopes", "plans:drafts"));
        var page = await made.Html();
        var key = page.TextOf("#key");
        var id = page.QuerySelectorAll("li.row").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal)).QuerySelector("input[name='key']")!.GetAttribute("value")!;
        var form = (await here.PageAsync(Page)).QuerySelector($"{Form} input[name='form']")!.GetAttribute("value")!;

        using var revoked = await here.PostAsync($"{Page}?handler=Revoke", new() { ["form"] = form, ["key"] = id });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, revoked.StatusCode);
        Assert.DoesNotContain(name, (await here.PageAsync(Page)).Body!.TextContent, StringComparison.Ordinal);
        using var still = await app.AskAsync("landsberg", "plans", key);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }
}
