using AngleSharp.Html.Dom;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

[Collection("comments")]
public sealed class DeskWorkTests(CommentApp app)
{
    private const string City = "herzberg";
    private const string CityWithDuties = "delmenhorst";
    private const string New = "Neue Beiträge lesen und freigeben";
    private const string Overdue = "Pflichten aus Beschlüssen sind überfällig";

    [Fact]
    public async Task What_waits_for_moderation_is_counted_until_it_is_decided()
    {
        var moderator = await Visitor.StaffAsync(app, City, Role.Moderator);
        var before = CountOf(await moderator.PageAsync("/verwaltung"), New);
        var phase = await app.PhaseAsync(City, p => p.Moderation = ModerationKind.Pre);
        using var receipt = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).SendAsync("Wartet auf dem Schreibtisch.");
        var number = (await receipt.Html()).TextOf("#nummer");

        var desk = await moderator.PageAsync("/verwaltung");
        Assert.Equal(before + 1, CountOf(desk, New));
        Assert.Contains("Heute und morgen", desk.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Wartet auf dem Schreibtisch.", (await moderator.PageAsync(HrefOf(desk, New))).TextOf("main"), StringComparison.Ordinal);

        await using var scope = app.Scope(City);
        await scope.Get<IMediator>().Send(new PublishContribution(number));
        Assert.Equal(before, CountOf(await moderator.PageAsync("/verwaltung"), New));
    }

    [Fact]
    public async Task What_was_reported_waits_too_and_no_other_role_sees_either()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).StoreAsync("Wird gemeldet.");
        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            var no = int.Parse(number.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(1, await db.Set<Contribution>().Where(c => c.Number == no && c.PhaseId == phase.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Reports, 1)));
        }

        var moderator = await Visitor.StaffAsync(app, City, Role.Moderator);
        var desk = await moderator.PageAsync("/verwaltung");
        Assert.True(CountOf(desk, "Gemeldete Beiträge prüfen") >= 1);
        Assert.Contains("Wird gemeldet.", (await moderator.PageAsync(HrefOf(desk, "Gemeldete Beiträge prüfen"))).TextOf("main"), StringComparison.Ordinal);

        var editor = await Visitor.StaffAsync(app, City, Role.Editor);
        Assert.DoesNotContain("Gemeldete Beiträge", (await editor.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duty_whose_day_is_past_is_overdue_and_one_of_which_nothing_is_known_is_not()
    {
        var editor = await Visitor.StaffAsync(app, CityWithDuties, Role.Editor);
        Assert.Equal(0, CountOf(await editor.PageAsync("/verwaltung"), Overdue));

        var today = DateOnly.FromDateTime(app.Time.Now.UtcDateTime);
        Guid changed;
        await using (var scope = app.Scope(CityWithDuties))
        {
            var past = (await scope.Get<IsekDbContext>().Set<Duty>().Where(d => d.State == DutyState.Unknown).ToListAsync()).First(d => d.DueOn.LastDay < today);
            changed = past.Id;
            await SetAsync(DutyState.Open);
        }

        var desk = await editor.PageAsync("/verwaltung");
        Assert.Equal(1, CountOf(desk, Overdue));
        Assert.StartsWith("/verwaltung/pflichten", HrefOf(desk, Overdue), StringComparison.Ordinal);
        await SetAsync(DutyState.Unknown);

        async Task SetAsync(DutyState state)
        {
            await using var scope = app.Scope(CityWithDuties);
            Assert.Equal(1, await scope.Get<IsekDbContext>().Set<Duty>().Where(d => d.Id == changed).ExecuteUpdateAsync(s => s.SetProperty(d => d.State, state)));
        }
    }

    [Fact]
    public async Task An_open_invitation_waits_for_an_admin_and_only_an_admin_sees_what_others_did()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        await admin.InviteAsync("noch-offen@example.org", Role.Editor);

        var desk = await admin.PageAsync("/verwaltung");
        Assert.True(CountOf(desk, "Einladungen sind noch offen") >= 1);
        Assert.Contains("Zuletzt geändert", desk.TextOf("main"), StringComparison.Ordinal);

        var editor = await Visitor.StaffAsync(app, City, Role.Editor);
        await admin.InviteAsync("noch-jemand@example.org", Role.Editor);
        var own = (await editor.PageAsync("/verwaltung")).TextOf("main");
        Assert.DoesNotContain("Mitglied eingeladen", own, StringComparison.Ordinal);
        Assert.Contains("Zuletzt von Ihnen", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Einladungen sind noch offen", own, StringComparison.Ordinal);
    }

    // One of a kind is said in the singular.
    private static bool IsOf(string text, string title) => text == title || Singular.GetValueOrDefault(title) == text;

    private static readonly Dictionary<string, string> Singular = new()
    {
        [New] = "Neuen Beitrag lesen und freigeben",
        [Overdue] = "Eine Pflicht aus einem Beschluss ist überfällig",
        ["Gemeldete Beiträge prüfen"] = "Gemeldeten Beitrag prüfen",
        ["Einladungen sind noch offen"] = "Eine Einladung ist noch offen",
    };

    private static int CountOf(IHtmlDocument desk, string title) =>
        desk.QuerySelectorAll(".wait li")
            .Where(l => IsOf(l.QuerySelector("a")!.TextContent, title))
            .Select(l => int.Parse(l.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture))
            .SingleOrDefault();

    private static string HrefOf(IHtmlDocument desk, string title) => desk.QuerySelectorAll(".wait a").Single(a => IsOf(a.TextContent, title)).GetAttribute("href")!;
}
