using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>Members of a city: invited by link, with a second factor, each in the own role, each act in the log.</summary>
[Collection("app")]
public sealed class StaffTests(App app)
{
    private const string City = "musterstadt";

    [Fact]
    public async Task An_invited_person_works_only_after_a_second_factor()
    {
        var visitor = new Visitor(app, City);
        var path = await visitor.InviteAsync("leitung-1@example.org", Role.Admin);
        var joined = await visitor.SubmitAsync(path, $"form[action='{path}']", ("name", "Lea Leitung"), ("password", Visitor.Password));
        Assert.Equal("/verwaltung", joined.Headers.Location?.ToString());

        var refused = await visitor.GetAsync("/verwaltung");
        Assert.Equal((HttpStatusCode.Redirect, "/konto"), (refused.StatusCode, refused.Headers.Location?.ToString()));
        Assert.Contains("zweiten Faktor", (await visitor.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);

        var codes = await visitor.SetUpAppAsync();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Contains("Mitglieder", (await visitor.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_works_once_and_not_in_another_city()
    {
        var visitor = new Visitor(app, City);
        var path = await visitor.InviteAsync("einmal@example.org", Role.Editor);
        var other = new Visitor(app, app.Samples[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);

        await visitor.JoinAsync(path);

        var again = await new Visitor(app, City).GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("gilt nicht mehr", (await again.Html()).TextOf("h1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Moderator, "/verwaltung/beitraege", "/verwaltung/mitglieder")]
    [InlineData(Role.Editor, "/verwaltung", "/verwaltung/beitraege")]
    [InlineData(Role.Contributor, "/verwaltung", "/verwaltung/protokoll")]
    public async Task A_role_opens_what_is_its_own_and_403_for_the_rest(Role role, string open, string closed)
    {
        var visitor = await Visitor.StaffAsync(app, City, role);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(open)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(closed)).StatusCode);
    }

    [Fact]
    public async Task A_guest_is_shown_the_way_to_sign_in_and_comes_back()
    {
        var answer = await new Visitor(app, City).GetAsync("/verwaltung/mitglieder");

        Assert.Equal((HttpStatusCode.Redirect, "/anmelden?weiter=%2Fverwaltung%2Fmitglieder"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_cookie_of_one_city_opens_nothing_in_another()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var thief = new Visitor(app, app.Samples[0]);
        foreach (var (name, value) in admin.Cookies)
        {
            thief.Cookies[name] = value;
        }

        var answer = await thief.GetAsync("/verwaltung");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/anmelden", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_one_city_is_refused_in_another()
    {
        var here = await Visitor.StaffAsync(app, City, Role.Editor);
        var there = await Visitor.StaffAsync(app, app.Samples[0], Role.Editor);
        var form = (await here.PageAsync("/konto")).QuerySelector("form[action*='Name'] input[name='form']")!.GetAttribute("value")!;
        there.Cookies["isek-form"] = here.Cookies["isek-form"];

        var answer = await there.PostAsync("/konto?handler=Name", new() { ["form"] = form, ["name"] = "Fremd" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Fremd", (await there.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_from_a_page_of_another_host_is_refused_and_the_page_sets_no_cookie()
    {
        var client = app.City(City);
        Assert.False((await client.GetAsync("/anmelden")).Headers.Contains("Set-Cookie"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/anmelden") { Content = new FormUrlEncodedContent([new("email", "a@example.org"), new("password", "x")]) };
        request.Headers.Add("Origin", "http://boese.example");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Whoever_loses_a_role_is_out_at_once_and_the_last_admin_stays()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var moderator = await Visitor.StaffAsync(app, City, Role.Moderator, "geht-bald@example.org");
        Assert.Equal(HttpStatusCode.OK, (await moderator.GetAsync("/verwaltung/beitraege")).StatusCode);
        var page = await admin.PageAsync("/verwaltung/mitglieder");
        var row = page.QuerySelectorAll("li.row").Single(r => r.TextContent.Contains("geht-bald@example.org", StringComparison.Ordinal));
        var id = row.QuerySelector("input[name='user']")!.GetAttribute("value")!;

        using var refused = await admin.SubmitAsync("/verwaltung/mitglieder", $"form:has(input[value='{id}'])", ("role", nameof(Role.Citizen)));
        Assert.Contains("wird nicht entzogen", (await refused.Html()).TextOf("main"), StringComparison.Ordinal);
        var removed = await admin.SubmitAsync("/verwaltung/mitglieder", $"form:has(input[value='{id}'])");

        Assert.Contains("Rolle ist entzogen", (await removed.Html()).TextOf("[role=status]"), StringComparison.Ordinal);
        var answer = await moderator.GetAsync("/verwaltung/beitraege");
        Assert.StartsWith("/anmelden", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_act_is_in_the_log_and_a_changed_row_is_found()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var sent = await admin.SubmitAsync("/verwaltung/mitglieder", "form[action*='Invite']", ("email", "neu-im-haus@example.org"), ("role", "Editor"));
        Assert.Contains("unterwegs", (await sent.Html()).TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Single(await admin.MailsAsync("neu-im-haus@example.org"));

        var log = await admin.PageAsync("/verwaltung/protokoll");
        Assert.Contains("Mitglied eingeladen", log.TextOf("main ol"), StringComparison.Ordinal);
        Assert.DoesNotContain("neu-im-haus", log.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("unverändert", log.TextOf("main"), StringComparison.Ordinal);

        await using var scope = app.Scope(City);
        var db = scope.Get<IsekDbContext>();
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
        var entry = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.No).FirstAsync();
        await db.Set<AuditEntry>().Where(e => e.No == entry.No).ExecuteUpdateAsync(s => s.SetProperty(e => e.Fields, "Admin"));
        Assert.Equal(entry.No, await scope.Get<IMediator>().Send(new VerifyAudit()));
        Assert.Contains($"Eintrag {entry.No} passt nicht", (await admin.PageAsync("/verwaltung/protokoll")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains($"Eintrag {entry.No} passt nicht", (await admin.PageAsync("/verwaltung/protokoll?handler=Check")).TextOf("main"), StringComparison.Ordinal);
        var (code, output) = await Product.RunAsync(app, "audit", "verify", City);
        Assert.Equal((1, $"Eintrag {entry.No} des Protokolls wurde geändert oder fehlt."), (code, output.Trim()));
        await db.Set<AuditEntry>().Where(e => e.No == entry.No).ExecuteUpdateAsync(s => s.SetProperty(e => e.Fields, entry.Fields));
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
        (code, output) = await Product.RunAsync(app, "audit", "verify", City);
        Assert.Equal((0, "Das Protokoll ist unverändert."), (code, output.Trim()));
        Assert.Contains("ganze Protokoll ist unverändert", (await admin.PageAsync("/verwaltung/protokoll?handler=Check")).TextOf("main"), StringComparison.Ordinal);
    }
}
