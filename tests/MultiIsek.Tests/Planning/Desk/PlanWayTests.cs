using System.Net;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>Stages, relations and links of a plan at the desk; the public page shows what was saved.</summary>
[Collection("app")]
public sealed class PlanWayTests(App app)
{
    private const string Facts = "/verwaltung/plan/stadtumbauplan/angaben";
    private const string Way = $"{Facts}/weg";
    private const string Relations = $"{Facts}/verbindungen";
    private const string Links = $"{Facts}/links";
    private const string Shown = "/plan/stadtumbauplan";

    [Fact]
    public async Task A_stage_is_added_moved_changed_and_deleted()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        await desk.FollowAsync(
            await desk.SendAsync($"{Way}/neu", "form#phase", ("name", "Werkstatt"), ("purpose", "Alle reden mit."), ("from", "3. Quartal 2024"), ("asOf", "11.2026"))
        );
        Assert.Equal(["Entwurf", "Beschluss", "Umsetzung", "Werkstatt"], await NamesAsync(desk));
        Assert.Contains("3. Quartal 2024 Werkstatt Alle reden mit.", (await app.City(copy.Slug).Page(Shown)).TextOf("[aria-labelledby=weg]"), StringComparison.Ordinal);

        await desk.FollowAsync(await desk.SendAsync(Way, "#werkstatt form", ("schritt", "hoch")));
        await desk.FollowAsync(await desk.SendAsync(Way, "#werkstatt form", ("schritt", "hoch")));
        Assert.Equal(["Entwurf", "Werkstatt", "Beschluss", "Umsetzung"], await NamesAsync(desk));
        await desk.FollowAsync(await desk.SendAsync(Way, "#umsetzung form", ("schritt", "runter")));
        Assert.Equal(["Entwurf", "Werkstatt", "Beschluss", "Umsetzung"], await NamesAsync(desk));

        await desk.FollowAsync(await desk.SendAsync($"{Way}/werkstatt", "form#phase", ("name", "Bürgerwerkstatt"), ("to", "2024"), ("isCurrent", "true")));
        Assert.Contains("Bürgerwerkstatt", (await app.City(copy.Slug).Page(Shown)).TextOf("[aria-labelledby=weg] .is-next"), StringComparison.Ordinal);

        // Its resolution stays, and stands on the way by its date.
        await desk.FollowAsync(await desk.SendAsync($"{Way}/beschluss", "details form"));
        Assert.Null((await desk.AllAsync<CouncilResolution>()).Single(r => r.Key == "rat-2025-06-18").StageId);
        Assert.Contains("Beschluss des Rates vom 18. Juni 2025", (await app.City(copy.Slug).Page(Shown)).TextOf("[aria-labelledby=weg]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_without_name_and_with_wrong_dates_is_refused_with_what_was_typed()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var answer = await desk.SendAsync($"{Way}/neu", "form#phase", ("from", "bald"), ("dateNote", "Sommer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains("Geben Sie der Phase einen Namen", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Geben Sie ein Datum ein", page.TextOf("#from-e"), StringComparison.Ordinal);
        Assert.Equal(("bald", "Sommer"), (page.QuerySelector("#from")!.GetAttribute("value"), page.QuerySelector("#dateNote")!.GetAttribute("value")));
        using var turned = await desk.SendAsync($"{Way}/neu", "form#phase", ("name", "Rückwärts"), ("from", "2027"), ("to", "2026"));
        Assert.Contains("Das Ende liegt vor dem Anfang.", (await turned.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        var open = (await desk.Visitor.PageAsync($"{Way}/entwurf")).QuerySelector("form#phase")!;
        await desk.FollowAsync(await desk.SendAsync($"{Way}/entwurf", "form#phase", ("purpose", "Anders.")));
        using var stale = await desk.SendAsync(open, null, ("purpose", "Veraltet."));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("Anders.", (await desk.AllAsync<ProcessStage>()).Single(s => s.Key == "entwurf").Purpose);
    }

    [Fact]
    public async Task A_relation_is_shown_on_both_plans_and_needs_one_other_end()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var neither = await desk.SendAsync($"{Relations}/neu", "form#verbindung", ("kind", "BuildsOn"), ("note", "wichtig"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, neither.StatusCode);
        Assert.Contains("eines von beiden", (await neither.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("wichtig", (await neither.Html()).TextOf("#note"));
        using var wrong = await desk.SendAsync($"{Relations}/neu", "form#verbindung", ("title", "Lärmplan"), ("url", "javascript:alert(1)"));
        Assert.Contains("Webadresse", (await wrong.Html()).TextOf("#url-e"), StringComparison.Ordinal);

        await desk.FollowAsync(await desk.SendAsync($"{Relations}/neu", "form#verbindung", ("kind", "BuildsOn"), ("to", "quartiersplan-auenufer")));
        Assert.Contains("baut auf Quartiersplan Auenufer", (await app.City(copy.Slug).Page(Shown)).TextOf("[aria-labelledby=beziehungen]"), StringComparison.Ordinal);
        Assert.Contains(
            "ist Ausgangspunkt für Stadtumbauplan 2030",
            (await app.City(copy.Slug).Page("/plan/quartiersplan-auenufer")).TextOf("[aria-labelledby=beziehungen]"),
            StringComparison.Ordinal
        );
        using var twice = await desk.SendAsync($"{Relations}/neu", "form#verbindung", ("kind", "BuildsOn"), ("to", "quartiersplan-auenufer"));
        Assert.Contains("Diese Verbindung gibt es schon.", (await twice.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        await desk.FollowAsync(await desk.SendAsync(Relations, "#haushalt form", ("schritt", "runter")));
        await desk.FollowAsync(await desk.SendAsync($"{Relations}/haushalt", "details form"));
        Assert.DoesNotContain("Haushaltsplan", (await app.City(copy.Slug).Page(Shown)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_put_in_order_without_saving_and_then_saved()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var page = await desk.Visitor.PageAsync(Links);
        var fields = Editing.EditorDesk.Fields(page.QuerySelector("form#links")!);
        List<(string, string)> With(string label, string url) =>
            [
                .. fields
                    .Select((f, i) => (f, i))
                    .Select(f =>
                        f.i == fields.FindLastIndex(x => x.Name == "label") ? ("label", label)
                        : f.i == fields.FindLastIndex(x => x.Name == "url") ? ("url", url)
                        : f.f
                    ),
            ];
        using var wrong = await desk.Visitor.PostFormAsync($"{Links}?handler=Save", With("Ratsinfo", "ratsinfo"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("ratsinfo", (await wrong.Html()).QuerySelector("#url-1")!.GetAttribute("value"));
        using var moved = await desk.Visitor.PostFormAsync($"{Links}?handler=Form", [.. With("Ratsinfo", "https://rat.example/"), ("act", "up:1")]);
        var form = (await moved.Html()).QuerySelector("form#links")!;
        Assert.Equal("Ratsinfo", form.QuerySelector("#label-0")!.GetAttribute("value"));
        Assert.DoesNotContain("Ratsinfo", (await app.City(copy.Slug).Page(Shown)).TextOf("main"), StringComparison.Ordinal);
        using var saved = await desk.Visitor.PostFormAsync($"{Links}?handler=Save", Editing.EditorDesk.Fields(form));
        Assert.Equal($"{Links}?getan=gespeichert", saved.Headers.Location?.ToString());
        Assert.Equal(
            ["Ratsinfo", "Erfundene Projektseite"],
            (await app.City(copy.Slug).Page(Shown)).QuerySelectorAll("[aria-labelledby=worum] .links a").Select(a => a.TextContent)
        );
    }

    [Fact]
    public async Task Other_cities_and_other_roles_are_kept_out()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        var stranger = await Visitor.StaffAsync(app, "herzberg", Role.Editor);
        foreach (var url in new[] { Way, $"{Way}/entwurf", Relations, $"{Relations}/haushalt", Links })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(url)).StatusCode);
        }

        // A stage of the city's other plan.
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync($"{Way}/beteiligung")).StatusCode);
    }

    private static async Task<IEnumerable<string>> NamesAsync(CouncilDesk desk) =>
        (await desk.Visitor.PageAsync(Way)).QuerySelectorAll("main .row h2").Select(h => h.TextContent.Replace("\u00ad", "", StringComparison.Ordinal));
}
