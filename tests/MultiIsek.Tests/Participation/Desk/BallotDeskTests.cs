using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Desk;

/// <summary>The office lets measures be weighed: from a template, by kind or by hand, previewed, and held to it once somebody has weighed.</summary>
[Collection("comments")]
public sealed class BallotDeskTests(CommentApp app)
{
    private const string Template = "massnahmen-gewichten";

    [Fact]
    public async Task From_a_template_to_the_result_with_three_previews()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        using var wrong = await office.SendAsync($"{PhaseOffice.List}/neu?vorlage={Template}", "form#phase", ("points", "1"));
        Assert.Contains("ganze Zahl von 3 bis 100", (await wrong.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var none = await office.SendAsync($"{PhaseOffice.List}/neu?vorlage={Template}", "form#phase", ("roles", ""));
        Assert.Contains("Wählen Sie, was gewichtet wird.", (await none.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        var key = await office.DraftAsync(Template, ("roles", ""), ("elements", "v-radweg"));
        Assert.Equal(new BallotRules(BallotMethod.Points, 10), (await office.PhaseAsync(key)).Ballot);
        Assert.Contains("ausgewählt ist eine", await office.RefusedAsync(key, "Release"), StringComparison.Ordinal);
        await office.ActAsync(key, "Save", ("elements", "v-radweg"), ("elements", "p-plaetze"), ("points", "6"));
        foreach (var (moment, said) in new[] { ("vorher", "werden zur Wahl stehen"), ("waehrend", "Sie haben 6 Punkte."), ("nachher", "standen zur Wahl") })
        {
            Assert.Contains(said, (await office.Visitor.PageAsync($"{PhaseOffice.Url(key)}/vorschau/{moment}")).TextOf("main"), StringComparison.Ordinal);
        }

        await office.ActAsync(key, "Release");
        var phase = await office.PhaseAsync(key);
        await WeighAsync(copy.Slug, phase);
        Assert.Contains("Auswahl, Verfahren und Punkte", await office.RefusedAsync(key, "Save", ("points", "7")), StringComparison.Ordinal);
        await office.ActAsync(key, "Save", ("title", "Was zuerst, und warum?"));

        var numbers = await office.Visitor.PageAsync(BallotsPage.UrlOf(key));
        Assert.Contains("1 Teilnahme", numbers.TextOf(".below-title"), StringComparison.Ordinal);
        Assert.Equal("6", numbers.QuerySelector("table.order tbody td[data-l=Punkte] .strong")!.TextContent);
        using var csv = await office.SendAsync(BallotsPage.UrlOf(key), "form#ausgabe");
        Assert.Contains("Radweg", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var neighbour = await (await Visitor.StaffAsync(app, "hagen", Role.Editor)).GetAsync(BallotsPage.UrlOf(key));
        Assert.Equal(HttpStatusCode.NotFound, neighbour.StatusCode);
        using var reader = await (await Visitor.StaffAsync(app, copy.Slug, Role.Moderator)).GetAsync(BallotsPage.UrlOf(key));
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
    }

    [Fact]
    public async Task A_data_file_keeps_to_the_rules_and_leaves_what_was_weighed()
    {
        using var copy = new CityCopy();
        copy.Edit("participation.json", f => f["phases"]!.AsArray().Single(p => (string?)p!["key"] == "vorhaben-gewichten")!["ballot"]!["points"] = 2);
        Assert.Contains("ganze Zahl von 3 bis 100", await FaultsAsync(copy), StringComparison.Ordinal);
        copy.Edit("participation.json", f => f["phases"]!.AsArray().Single(p => (string?)p!["key"] == "vorhaben-gewichten")!["ballot"]!["points"] = 10);
        await app.ImportAsync(copy.Folder);
        await WeighAsync(copy.Slug, await app.ReadAsync(copy.Slug, db => db.Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Key == "vorhaben-gewichten")));

        copy.Edit("participation.json", f => f["phases"]!.AsArray().Single(p => (string?)p!["key"] == "vorhaben-gewichten")!["ballot"]!["points"] = 12);
        Assert.Contains("Verfahren und Punkte bleiben", await FaultsAsync(copy), StringComparison.Ordinal);
        copy.Edit(
            "participation.json",
            f =>
            {
                var phase = f["phases"]!.AsArray().Single(p => (string?)p!["key"] == "vorhaben-gewichten")!;
                phase["ballot"]!["points"] = 10;
                phase["targets"]!["roles"]!.AsArray().Clear();
                phase["targets"]!["elements"]!.AsArray().Add("v-radweg");
            }
        );
        Assert.Contains("Fassung und Auswahl bleiben", await FaultsAsync(copy), StringComparison.Ordinal);
    }

    private async Task<string> FaultsAsync(CityCopy copy) => string.Join('\n', (await copy.FaultsAsync(app)).Select(f => f.Message));

    private async Task WeighAsync(string city, ParticipationPhase phase)
    {
        await using var scope = app.Scope(city);
        var element = await scope.Get<IMediator>().Send(new FindElement(null, "v-radweg"));
        using var then = app.Time.At(new DateTimeOffset(phase.StartsAt!.Value, TimeSpan.Zero));
        Assert.Equal(
            BallotOutcome.Stored,
            await scope.Get<BallotStore>().SaveAsync(phase.Id, phase.Revision, new string('a', 64), new Dictionary<Guid, int> { [element!.Id] = 6 }, default)
        );
    }
}
