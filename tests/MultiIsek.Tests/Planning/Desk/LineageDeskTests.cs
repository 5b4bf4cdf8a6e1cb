using System.Net;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>What became of the elements of another plan, and what was said to the old text.</summary>
[Collection("app")]
public sealed class LineageDeskTests(App app)
{
    private const string Fates = "/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/verbleib";
    private const string Save = $"form[action^='{Fates}?handler=Save']";

    [Fact]
    public async Task Fates_are_given_to_the_elements_of_a_plan_that_this_one_continues()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        Assert.Contains("Setzt das Konzept ein anderes fort?", (await desk.Visitor.PageAsync(Fates)).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync($"{Fates}?von=ratsfassung")).StatusCode);
        const string Relation = "/verwaltung/plan/quartiersplan-auenufer/angaben/verbindungen/neu";
        await desk.FollowAsync(await desk.SendAsync(Relation, "form#verbindung", ("kind", "Continues"), ("to", "stadtumbauplan")));

        var page = await desk.Visitor.PageAsync(Fates);
        Assert.Contains("„Ratsfassung“", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Equal(["ratsfassung", "vorentwurf"], page.QuerySelectorAll("#von option").Select(o => o.GetAttribute("value")));
        using var wrong = await SayAsync(desk, ("f-v-gerberhof", "Kept"), ("t-v-gerberhof", "Luftschloss"), ("f-v-leerstand", "Dropped"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var again = await wrong.Html();
        Assert.Contains("„Luftschloss“ gibt es in der neuen Fassung nicht", again.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Was entfällt, braucht einen Grund.", again.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Luftschloss", again.QuerySelector("#t-v-gerberhof")!.GetAttribute("value"));

        using var saved = await SayAsync(desk, ("f-v-radweg", "Changed"), ("t-v-radweg", "b-steg"), ("f-v-leerstand", "Dropped"), ("g-v-leerstand", "Nicht am Auenufer."));
        Assert.Equal($"{Fates}?getan=gespeichert&von=ratsfassung", saved.Headers.Location?.ToString());
        var rows = (await desk.AllAsync<Lineage>()).Where(l => l.Reason == "Nicht am Auenufer." || l.Fate == Fate.Changed).ToList();
        var from = (await desk.AllAsync<PlanVersion>()).Single(v => v.Key == "ratsfassung").Id;
        Assert.Contains(rows, l => l.FromVersionId == from && l.Fate == Fate.Dropped && l.ToElementId is null);

        // Everybody reads it, with coverage and origins; the gate before the council asks for nothing.
        var shown = await app.City(copy.Slug).Page("/fassungen/quartiersplan-auenufer/vergleich?von=ratsfassung&nach=entwurf-auenufer");
        var text = shown.TextOf("[aria-labelledby=verbleib]");
        Assert.Contains("Nicht am Auenufer.", text, StringComparison.Ordinal);
        Assert.Contains("2 von ", text, StringComparison.Ordinal);
        Assert.Contains("Ab Radweg an der Aue", shown.QuerySelectorAll("td[data-l='Kommt aus']").Select(t => t.TextContent));
        Assert.Contains("neu", shown.QuerySelectorAll("td[data-l='Kommt aus']").Select(t => t.TextContent));
        Assert.DoesNotContain(
            "Verbleib noch nicht fest",
            (await desk.Visitor.PageAsync("/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer")).TextOf("main"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await (await Visitor.StaffAsync(app, "herzberg", Role.Editor)).GetAsync(Fates)).StatusCode);
    }

    [Fact]
    public async Task The_lineage_of_an_imported_plan_is_told_with_its_coverage()
    {
        var page = await app.City("landsberg").Page("/fassungen/isek-2022/vergleich?von=leitlinien-entwurf-09&nach=isek-2022-fassung");
        Assert.Contains("geklärt", page.TextOf("[aria-labelledby=verbleib]"), StringComparison.Ordinal);
        Assert.Contains("%", page.TextOf("[aria-labelledby=verbleib]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_says_how_much_was_said_to_the_old_text()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var version = (await desk.AllAsync<PlanVersion>()).Single(v => v.Key == "vorentwurf").Id;
        var element = (await desk.AllAsync<PlanElement>()).Single(e => e.Key == "v-radweg").Id;
        const string Url = "/fassungen/stadtumbauplan/vergleich?von=vorentwurf&nach=ratsfassung";
        Assert.DoesNotContain("Zum früheren Text", (await app.City(copy.Slug).Page(Url)).TextOf("main"), StringComparison.Ordinal);
        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<IsekDbContext>();
            db.AddRange(
                new[] { (0, 1), (2, 2) }.Select(c => new ContributionCount
                {
                    PlanVersionId = version,
                    ElementId = element,
                    Paragraph = c.Item1,
                    Published = c.Item2,
                })
            );
            await db.SaveChangesAsync();
        }
    }

    private static async Task<HttpResponseMessage> SayAsync(CouncilDesk desk, params (string Name, string Value)[] values)
    {
        var form = (await desk.Visitor.PageAsync(Fates)).QuerySelector(Save)!;
        return await desk.Visitor.PostFormAsync(form.GetAttribute("action")!, [.. EditorDesk.Fields(form).Where(f => values.All(v => v.Name != f.Name)), .. values]);
    }
}
