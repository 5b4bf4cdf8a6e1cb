using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>Resolutions and clauses at the desk; the duties follow by themselves.</summary>
[Collection("app")]
public sealed class ResolutionDeskTests(App app)
{
    private const string List = "/verwaltung/beschluesse";
    private const string Form = "form#beschluss";
    private const string Council = $"{List}/rat-2025-06-18";

    [Fact]
    public async Task A_resolution_is_entered_with_a_committee_and_a_unit_that_did_not_exist()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var added = await desk.SendAsync($"{List}/neu", Form, $"{List}/neu?handler=Form", ("act", "add"));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        var form = (await added.Html()).QuerySelector(Form)!;
        Assert.Equal("1", form.QuerySelector("#k0-no")!.GetAttribute("value"));

        using var saved = await desk.SendAsync(
            form,
            null,
            ("committee", "+"),
            ("committeeName", "Ausschuss für Klang"),
            ("committeeLevel", "CouncilCommittee"),
            ("date", "03.2026"),
            ("title", "Klangbericht"),
            ("outcomes", "Adopted"),
            ("about", "stadtumbauplan/ratsfassung"),
            ("k0-text", "  Das Klangamt berichtet jährlich.\r\n\r\nZweimal  laut. "),
            ("k0-effect", "ReportingDuty"),
            ("k0-obligedNew", "Klangamt"),
            ("k0-recipients", "rat"),
            ("k0-public", "true"),
            ("k0-recurrence", "Yearly"),
            ("k0-firstDue", "12.2026")
        );

        Assert.Equal($"{List}/ausschuss-fuer-klang-2026-03?getan=gespeichert", saved.Headers.Location?.ToString());
        var shown = (await app.City(copy.Slug).Page("/beschluesse/ausschuss-fuer-klang-2026-03")).TextOf("main");
        foreach (var word in new[] { "Ausschuss für Klang", "März 2026", "Klangamt", "Rat der Stadt Musterstadt, Öffentlichkeit", "jährlich, ab Dezember 2026" })
        {
            Assert.Contains(word, shown, StringComparison.Ordinal);
        }

        Assert.Contains("Klangbericht", (await app.City(copy.Slug).Page("/suche?q=Klangbericht")).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal("Klangamt", (await desk.Visitor.PageAsync("/verwaltung/stellen/klangamt")).QuerySelector("#name")!.GetAttribute("value"));
        // The quotation is kept as it was typed, but for the line ends that browsers make.
        var clause = (await desk.AllAsync<ResolutionClause>()).Single(c => c.Text.Contains("Klangamt", StringComparison.Ordinal));
        Assert.Equal("  Das Klangamt berichtet jährlich.\n\nZweimal  laut. ", clause.Text);
        var duties = (await desk.AllAsync<Duty>()).Where(d => d.ClauseId == clause.Id).OrderBy(d => d.DueOn).ToList();
        Assert.Equal("2026-12", duties[0].DueOn.ToString());
        Assert.All(duties, d => Assert.Equal(12, d.DueOn.Day.Month));
    }

    [Fact]
    public async Task Opening_and_saving_changes_nothing()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var before = await StateAsync(desk);
        var page = (await app.City(copy.Slug).Page("/beschluesse/rat-2025-06-18")).TextOf("main");

        using var saved = await desk.SendAsync(Council, Form);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(before, await StateAsync(desk));
        Assert.Equal(page, (await app.City(copy.Slug).Page("/beschluesse/rat-2025-06-18")).TextOf("main"));
    }

    [Fact]
    public async Task Clauses_change_places_and_numbers_and_one_goes()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var up = await desk.SendAsync(Council, Form, $"{Council}?handler=Form", ("act", "up:1"));
        var page = await up.Html();
        Assert.Contains("Noch nicht gespeichert", page.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Verweisung", page.QuerySelector("#k0-title")!.GetAttribute("value"));
        using var removed = await desk.SendAsync(page.QuerySelector(Form)!, $"{Council}?handler=Form", ("act", "remove:3"));
        using var saved = await desk.SendAsync((await removed.Html()).QuerySelector(Form)!, null);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var titles = (await app.City(copy.Slug).Page("/beschluesse/rat-2025-06-18"))
            .QuerySelectorAll(".clause h3")
            .Select(h => h.TextContent.Replace("\u00ad", "", StringComparison.Ordinal));
        Assert.Equal(["Verweisung", "Grundlage", "Halbjährlicher Bericht"], titles);
    }

    [Fact]
    public async Task Another_rhythm_changes_what_is_to_come_and_keeps_what_was_done()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var clause = (await desk.AllAsync<ResolutionClause>()).Single(c => c.Recurrence == Recurrence.HalfYearly);
        async Task<List<Duty>> DutiesAsync() => [.. (await desk.AllAsync<Duty>()).Where(d => d.ClauseId == clause.Id).OrderBy(d => d.DueOn)];
        var before = await DutiesAsync();
        var today = DateOnly.FromDateTime(app.Time.Now.UtcDateTime);
        Assert.Equal(DutyState.Fulfilled, before[0].State);

        using var saved = await desk.SendAsync(Council, Form, ("k2-recurrence", "Yearly"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var after = await DutiesAsync();
        Assert.Equal(before.Where(d => d.DueOn.LastDay < today).Select(d => (d.Id, d.State)), after.Where(d => d.DueOn.LastDay < today).Select(d => (d.Id, d.State)));
        Assert.Contains(after, d => d.DueOn.LastDay >= today);
        Assert.All(after.Where(d => d.DueOn.LastDay >= today), d => Assert.Equal(12, d.DueOn.Day.Month));

        // A clause of which something is known stays.
        using var removed = await desk.SendAsync(Council, Form, $"{Council}?handler=Form", ("act", "remove:2"));
        using var refused = await desk.SendAsync((await removed.Html()).QuerySelector(Form)!, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Ziffer 3 hat Pflichten", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_clause_and_what_was_typed_stays()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);

        using var refused = await desk.SendAsync(
            Council,
            Form,
            ("date", "irgendwann"),
            ("title", ""),
            ("paperUrl", "keine Adresse"),
            ("k0-no", "2"),
            ("k1-effect", ""),
            ("k2-firstDue", ""),
            ("k3-title", "Bleibt stehen")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Html();
        var links = page.QuerySelectorAll(".kern-alert a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(["#title", "#paperUrl", "#date", "#k1-no", "#k1-effect", "#k2-firstDue"], links);
        Assert.All(links, l => Assert.NotNull(page.QuerySelector(l!)));
        Assert.Equal("Bleibt stehen", page.QuerySelector("#k3-title")!.GetAttribute("value"));
        Assert.Equal("irgendwann", page.QuerySelector("#date")!.GetAttribute("value"));

        using var nobody = await desk.SendAsync($"{List}/neu", Form, ("committee", "+"), ("title", "Ohne Gremium"), ("date", "2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Contains("Namen", (await nobody.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.DoesNotContain(await desk.AllAsync<Organisation>(), o => o.Name.Length == 0);
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_nothing_is_lost()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var opened = (await desk.Visitor.PageAsync(Council)).QuerySelector(Form)!;
        // Only a clause differs: the resolution is another all the same.
        using var first = await desk.SendAsync(Council, Form, ("k0-title", "Vom Ersten"));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var second = await desk.SendAsync(opened, null, ("k0-title", "Von der Zweiten"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Von der Zweiten", (await second.Html()).QuerySelector("#k0-title")!.GetAttribute("value"));
        Assert.Contains(await desk.AllAsync<ResolutionClause>(), c => c.Title == "Vom Ersten");

        // A form shown again with one clause more is no newer for it.
        using var added = await desk.SendAsync(opened, $"{Council}?handler=Form", ("act", "add"));
        using var third = await desk.SendAsync((await added.Html()).QuerySelector(Form)!, null, ("k0-title", "Von der Dritten"));
        Assert.Equal(HttpStatusCode.Conflict, third.StatusCode);
        Assert.Contains(await desk.AllAsync<ResolutionClause>(), c => c.Title == "Vom Ersten");
    }

    [Fact]
    public async Task A_source_that_became_a_draft_stays_the_source()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var sourced = await desk.SendAsync(Council, Form, ("source", "kurzfassung"));
        Assert.Equal(HttpStatusCode.Redirect, sourced.StatusCode);
        await desk.ReadAsync(async db =>
            await db.Set<MultiIsek.Documents.Library.Document>()
                .Where(d => d.Key == "kurzfassung")
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.State, MultiIsek.Documents.Library.DocumentState.Draft))
        );
        // As an act at the desk would.
        await desk.ReadAsync(async db =>
            await db.Set<TenantRevision>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, r => r.Value + 1).SetProperty(r => r.Content, r => r.Content + 1))
        );

        using var saved = await desk.SendAsync(Council, Form, ("lead", "Ein Wort berichtigt."));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.NotNull((await desk.AllAsync<CouncilResolution>()).Single(r => r.Key == "rat-2025-06-18").SourceId);
    }

    [Fact]
    public async Task A_resolution_on_which_a_version_rests_stays_and_another_goes()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var page = await desk.Visitor.PageAsync(Council);
        Assert.Contains("gilt durch diesen Beschluss", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='handler=Delete']"));
        using var refused = await desk.SendAsync(Council, Form, $"{Council}?handler=Delete");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        // Nor is it made to say something else.
        using var moved = await desk.SendAsync(Council, Form, ("about", ""), ("outcomes", "Noted"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.StatusCode);
        Assert.Contains("Er bleibt beschlossen.", (await moved.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        using var deleted = await desk.SendAsync($"{List}/bauausschuss-2025-09", "form[action$='handler=Delete']");
        Assert.Contains("gelöscht", (await desk.FollowAsync(deleted)).TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(copy.Slug).GetAsync("/beschluesse/bauausschuss-2025-09")).StatusCode);
    }

    [Fact]
    public async Task The_list_filters_sorts_and_exports()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        static IEnumerable<string> Titles(IParentNode page) => page.QuerySelectorAll("main .row h2").Select(h => h.TextContent.Replace("\u00ad", "", StringComparison.Ordinal));
        Assert.Equal(["Verweisung an den Quartiersbeirat", "Beschluss des Rates vom 18. Juni 2025"], Titles(await desk.Visitor.PageAsync(List)));
        Assert.Equal(["Beschluss des Rates vom 18. Juni 2025"], Titles(await desk.Visitor.PageAsync($"{List}?gremium=rat&jahr=2025&konzept=stadtumbauplan")));
        Assert.Equal("Beschluss des Rates vom 18. Juni 2025", Titles(await desk.Visitor.PageAsync($"{List}?sort=alt")).First());
        Assert.Empty(Titles(await desk.Visitor.PageAsync($"{List}?jahr=1999")));
        using var csv = await desk.Visitor.GetAsync($"{List}?handler=Csv&q=041");
        var lines = Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("rat-2025-06-18;2025-06-18;Rat der Stadt Musterstadt;", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_another_city_is_found_and_others_of_the_city_stay_out()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync($"{List}/2013-12-18")).StatusCode);
        foreach (var handler in new[] { "Save", "Form", "Delete", "Unsinn" })
        {
            using var answer = await desk.SendAsync(Council, Form, $"{List}/2013-12-18?handler={handler}");
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{handler}: {answer.StatusCode}");
        }

        // Ids and keys of another city are unknown here.
        using var foreign = await desk.SendAsync(
            Council,
            Form,
            ("about", "isek"),
            ("committee", "fachausschuesse"),
            ("k0-obliged", "fachdienst-stadtentwicklung-statistik"),
            ("t-element", "kapitel-4")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        foreach (var url in new[] { List, $"{List}/neu", Council })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(url)).StatusCode);
        }
    }

    /// <summary>All that a save could touch, without the revision.</summary>
    private static async Task<string> StateAsync(CouncilDesk desk)
    {
        var resolutions = (await desk.AllAsync<CouncilResolution>())
            .OrderBy(r => r.Key)
            .Select(r =>
                $"{r.Key} {r.CommitteeId} {r.DecidedOn} {r.Title} {r.Lead} {r.Outcomes.Word()} {r.Votes} {r.PlanId} {r.PlanVersionId} {r.StageId} {r.PaperNo} {r.PaperUrl} {r.TextNote} {string.Join('|', r.Text)} {r.SourceId} {r.SourceDetail}"
            );
        var clauses = (await desk.AllAsync<ResolutionClause>()).OrderBy(c => c.Id).Select(c => $"{c.Id} {c.No} {c.Title} {c.Text} {c.Effect} {c.Recurrence} {c.FirstDueOn}");
        var targets = (await desk.AllAsync<ClauseTarget>()).OrderBy(t => t.Id).Select(t => $"{t.Id} {t.ClauseId} {t.ElementId} {t.Role} {t.Label} {t.SortOrder}");
        var parties = (await desk.AllAsync<ClauseParty>()).OrderBy(p => p.Id).Select(p => $"{p.Id} {p.ClauseId} {p.OrganisationId} {p.Label} {p.IsRecipient} {p.SortOrder}");
        var duties = (await desk.AllAsync<Duty>()).OrderBy(d => d.Id).Select(d => $"{d.Id} {d.DueOn} {d.State} {d.Note} {d.EvidenceDocumentId}");
        return string.Join('\n', resolutions.Concat(clauses).Concat(targets).Concat(parties).Concat(duties));
    }
}
