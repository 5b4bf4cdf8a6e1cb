using System.Net;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Priorities;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>Decisions of committees on priorities stand beside the plan's own (invariant 15).</summary>
[Collection("app")]
public sealed class PriorityDeskTests(App app)
{
    private const string List = "/verwaltung/prioritaeten";
    private const string Form = "form#prioritaet";
    private const string Market = "/verwaltung/plan/stadtumbauplan/ratsfassung/element/v-markt/prioritaet";
    private const string Yard = "/verwaltung/plan/stadtumbauplan/ratsfassung/element/v-gerberhof/prioritaet";

    [Fact]
    public async Task The_imported_decision_stands_beside_what_the_plan_says()
    {
        var text = (await app.City("musterstadt").Page("/plan/stadtumbauplan/v-radweg")).TextOf("aside .facts");
        Assert.Contains("Dringlichkeit laut Plan bald", text, StringComparison.Ordinal);
        Assert.Contains("Priorität, Entscheidung: Ausschuss für Bauen und Höfe sofort vom September 2025", text, StringComparison.Ordinal);
        Assert.DoesNotContain("laut Plan", (await app.City("musterstadt").Page("/plan/stadtumbauplan/v-markt")).TextOf("aside .facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_entered_from_its_resolution_replaced_by_a_later_one_and_taken_back()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var page = await desk.Visitor.PageAsync($"{List}?beschluss=bauausschuss-2025-09&stand=alle");
        Assert.Contains("Verweisung an den Quartiersbeirat", page.TextOf(".note"), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main .row a"), a => a.GetAttribute("href") == $"{Market}?beschluss=bauausschuss-2025-09");
        var form = (await desk.Visitor.PageAsync($"{Market}?beschluss=bauausschuss-2025-09")).QuerySelector(Form)!;
        Assert.Equal("09.2025", form.QuerySelector("#date")!.GetAttribute("value"));

        await desk.FollowAsync(await desk.SendAsync(form, null, ("level", "bald"), ("reason", "Erst der Radweg.")));
        var first = (await desk.AllAsync<PriorityDecision>()).Single(d => d.Key != "radweg-bauausschuss");
        Assert.Equal(("bald", "2025-09"), (first.Level, first.DecidedOn.ToString()));
        Assert.NotNull(first.ResolutionId);
        async Task<string> ShownAsync() => (await app.City(copy.Slug).Page("/plan/stadtumbauplan/v-markt")).TextOf("aside .facts");
        Assert.Contains("Dringlichkeit laut Plan sofort", await ShownAsync(), StringComparison.Ordinal);
        Assert.Contains("bald vom September 2025. Erst der Radweg", await ShownAsync(), StringComparison.Ordinal);

        var later = await desk.FollowAsync(await desk.SendAsync(Market, Form, ("level", "später"), ("committee", "rat"), ("date", "3.2.2026"), ("supersedes", first.Key)));
        Assert.Contains("abgelöst", later.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("später vom 3. Februar 2026. Davor: bald, September 2025", await ShownAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Erst der Radweg", await ShownAsync(), StringComparison.Ordinal);

        // What another stands on, stays.
        using var refused = await desk.SendAsync($"{Market}?eintrag={first.Key}", "details form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Eine spätere Entscheidung löst diese ab.", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var bound = await desk.Visitor.PostFormAsync(
            "/verwaltung/beschluesse/bauausschuss-2025-09?handler=Delete",
            [
                .. Editing
                    .EditorDesk.Fields((await desk.Visitor.PageAsync("/verwaltung/beschluesse/bauausschuss-2025-09")).QuerySelector("form#beschluss")!)
                    .Where(f => f.Name == "form"),
            ]
        );
        Assert.Contains("Prioritätsentscheidung", (await bound.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        var second = (await desk.AllAsync<PriorityDecision>()).Single(d => d.SupersedesId == first.Id);
        await desk.FollowAsync(await desk.SendAsync($"{Market}?eintrag={second.Key}", "details form"));
        Assert.Contains("bald vom September 2025", await ShownAsync(), StringComparison.Ordinal);
        // An import of the same files leaves what the desk entered.
        await app.ImportAsync(copy.Folder);
        Assert.Contains("bald vom September 2025", await ShownAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var answer = await desk.SendAsync(
            Market,
            Form,
            ("level", ""),
            ("committee", "rat"),
            ("resolution", "bauausschuss-2025-09"),
            ("date", "neulich"),
            ("reason", "Weil es eilt.")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        foreach (var word in new[] { "Wählen Sie die Stufe", "Den gewählten Beschluss hat ein anderes Gremium gefasst.", "Geben Sie ein Datum ein" })
        {
            Assert.Contains(word, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        }

        Assert.Equal("neulich", page.QuerySelector("#date")!.GetAttribute("value"));
        Assert.Equal("Weil es eilt.", page.TextOf("#reason"));
        using var invented = await desk.SendAsync(Market, Form, ("level", "gleich"), ("committee", "rat"), ("date", "2026"));
        Assert.Contains("Wählen Sie eine Stufe aus der Liste.", (await invented.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Single(await desk.AllAsync<PriorityDecision>());
    }

    [Fact]
    public async Task What_is_not_prioritised_yet_is_listed_by_committee()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        // Referred to the committee by the council's resolution, and decided by it.
        var open = await desk.Visitor.PageAsync($"{List}?gremium=bauausschuss");
        Assert.Contains("1 Ausschuss für Bauen und Höfe", open.TextOf(".chips"), StringComparison.Ordinal);
        Assert.Equal(["Ba Gerberhof öffnen und begrünen"], open.QuerySelectorAll("main .row h2").Select(h => h.TextContent));
        var decided = await desk.Visitor.PageAsync($"{List}?gremium=bauausschuss&stand=entschieden");
        Assert.Equal(["Ab Radweg an der Aue"], decided.QuerySelectorAll("main .row h2").Select(h => h.TextContent));

        await desk.FollowAsync(await desk.SendAsync(Yard, Form, ("level", "sofort"), ("committee", "bauausschuss"), ("date", "2026")));
        Assert.Contains("0 Ausschuss für Bauen und Höfe", (await desk.Visitor.PageAsync(List)).TextOf(".chips"), StringComparison.Ordinal);
        Assert.Contains(
            "sofort (Ausschuss für Bauen und Höfe, 2026)",
            await (await desk.Visitor.GetAsync($"{List}?handler=Csv&stand=alle")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        // The plan had no priority of its own: nobody says any more that none was decided.
        Assert.DoesNotContain("noch nicht entschieden", (await app.City(copy.Slug).Page("/plan/stadtumbauplan/v-gerberhof")).TextOf("aside"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_says_what_was_decided_since_and_by_whom()
    {
        var page = await app.City("musterstadt").Page("/fassungen/stadtumbauplan/vergleich?von=vorentwurf&nach=ratsfassung&art=Priority");
        Assert.Contains("sofort (Ausschuss für Bauen und Höfe, September 2025)", page.TextOf("#el-v-radweg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_cities_and_other_roles_are_kept_out()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        foreach (var url in new[] { List, Market })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(url)).StatusCode);
        }

        var stranger = await Visitor.StaffAsync(app, "herzberg", Role.Editor);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Market)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync($"{Market}?eintrag=gibt-es-nicht")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync("/verwaltung/plan/stadtumbauplan/ratsfassung/element/gibt-es-nicht/prioritaet")).StatusCode);
    }

    [Fact]
    public async Task A_file_with_a_level_that_the_scale_does_not_have_is_refused()
    {
        using var copy = new CityCopy();
        copy.Edit("council.json", c => c["priorities"]![0]!["level"] = "gestern");
        Assert.Contains(
            await copy.FaultsAsync(app),
            f => f.Message.Contains("„gestern“ ist keine Stufe dieses Elements; erlaubt sind: sofort, bald, später.", StringComparison.Ordinal)
        );
    }
}
