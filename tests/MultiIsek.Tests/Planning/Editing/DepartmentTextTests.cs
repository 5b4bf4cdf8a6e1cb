using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Departments;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>A department changes the text of what it answers for, by the editors' save and with their history; nothing else, and nowhere else.</summary>
[Collection("app")]
public sealed class DepartmentTextTests(App app) : IAsyncLifetime
{
    private const string Mine = "b-treppe";
    private const string Foreign = "b-steg";

    private readonly CityCopy _copy = new CityCopy()
        .Edit("elements/entwurf-auenufer.json", file => Lead(file, Mine))
        .Edit("elements/ratsfassung.json", file => Lead(file, "p-plaetze"))
        .Edit(
            "structure.json",
            file =>
            {
                var profile = file["profiles"]!.AsArray().Single(p => (string?)p!["key"] == "roemisch")!;
                profile["attributes"] = new JsonArray(
                    Field("bauzustand", "Bauzustand", "Text", "Department"),
                    Field("nachbarn", "Nachbarn", "ElementRef", "Department"),
                    Field("wertung", "Wertung", "Text", "Editor"),
                    Field("chefsache", "Chefsache", "Text", "Admin")
                );
            }
        );

    private string _mail = "";
    private Visitor _person = null!;

    private string City => _copy.Slug;

    public async Task InitializeAsync()
    {
        await app.ImportAsync(_copy.Folder);
        _mail = $"{Guid.NewGuid():N}@example.org";
        _person = await Visitor.StaffAsync(app, City, Role.Contributor, _mail);
        await app.AssignAsync(City, _mail, "bauamt");
    }

    public Task DisposeAsync()
    {
        _copy.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_finds_the_form_from_its_list_and_changes_text_and_its_own_field()
    {
        var list = await _person.PageAsync("/verwaltung/zustaendig");
        Assert.Contains(list.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Url(Mine));
        Assert.DoesNotContain(list.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Url(Foreign));
        // What is adopted is no text to edit.
        Assert.DoesNotContain(list.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains("zustaendig/stadtumbauplan/ratsfassung", StringComparison.Ordinal));
        var form = await OpenAsync(Mine);
        Assert.Equal(
            ["body", "f-bauzustand", "f-nachbarn", "form", "lead", "plain", "revision", "stand"],
            form.Select(f => f.Name).Append("f-nachbarn").Distinct().Order(StringComparer.Ordinal)
        );

        using var saved = await SendAsync(
            Mine,
            form,
            ("lead", "Vom Amt gekürzt."),
            ("body", "Erster **Absatz**.\n\nZweiter Absatz."),
            ("plain", "Eine Treppe."),
            ("f-bauzustand", "rissig")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Gespeichert.", (await _person.PageAsync(saved.Headers.Location!.ToString())).TextOf("[role=status]"), StringComparison.Ordinal);
        var row = await RowAsync(Mine);
        Assert.Equal(("Vom Amt gekürzt.", 2, "rissig"), (row.Lead, row.Body.Count, row.Attributes["bauzustand"].GetString()));
        Assert.Equal(["Eine Treppe."], row.PlainLanguage);
        Assert.Equal(("M02", "Ufertreppe"), (row.Number, row.Title[..10]));
        var change = Assert.Single(await ChangesAsync(Mine));
        Assert.Equal(["lead", "body", "plain", "f-bauzustand"], change.Fields);
        var editor = await Visitor.StaffAsync(app, City, Role.Editor);
        Assert.Contains(
            "Kurztext",
            (await editor.PageAsync($"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}/element/{Mine}/verlauf")).TextOf("main"),
            StringComparison.Ordinal
        );
        await using var scope = app.Scope(City);
        Assert.Equal(1, await scope.Get<IsekDbContext>().Set<AuditEntry>().CountAsync(e => e.Name == "element.saved" && e.Subject == row.ElementId.ToString()));
    }

    [Fact]
    public async Task Preview_shows_what_was_typed_and_saves_nothing()
    {
        using var shown = await SendAsync(Mine, await OpenAsync(Mine), "Preview", ("body", "Nur *probiert*."));

        var page = await shown.Html();
        Assert.Equal("probiert", page.TextOf("#vorschau em"));
        Assert.Equal("Nur *probiert*.", page.QuerySelector("textarea[name=body]")!.TextContent.Trim());
        Assert.Empty(await ChangesAsync(Mine));
    }

    [Theory]
    [InlineData("title", "Umbenannt")]
    [InlineData("number", "Z9")]
    [InlineData("spaceNote", "anderswo")]
    [InlineData("type", "regel")]
    [InlineData("f-wertung", "hoch")]
    [InlineData("f-chefsache", "ja")]
    [InlineData("f-nachbarn", Foreign)]
    public async Task A_field_that_is_not_theirs_cannot_be_forged(string name, string value)
    {
        var form = await OpenAsync(Mine);

        using var answer = await SendAsync(Mine, form, (name, value), ("lead", "Mit dabei."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await ChangesAsync(Mine));
        Assert.NotEqual("Mit dabei.", (await RowAsync(Mine)).Lead);
        // Nor by the decision after a conflict, which sends the whole form.
        using var merged = await SendAsync(Mine, form, "Merge", [.. form.Select(f => ($"c-{f.Name}", f.Value)), ($"c-{name}", value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, merged.StatusCode);
        Assert.Empty(await ChangesAsync(Mine));
    }

    [Fact]
    public async Task What_is_another_departments_or_another_citys_is_not_found()
    {
        var form = await OpenAsync(Mine);
        using var other = new CityCopy();
        await app.ImportAsync(other.Folder);
        var stranger = await Visitor.StaffAsync(app, other.Slug, Role.Contributor);
        using var missing = await _person.GetAsync(Url("gibt-es-nicht"));
        using var foreign = await _person.GetAsync(Url(Foreign));
        using var posted = await SendAsync(Foreign, form, ("lead", "Nicht meine Sache."));
        using var elsewhere = await stranger.GetAsync(Url(Mine));
        var editor = await Visitor.StaffAsync(app, City, Role.Editor);
        using var wrongRole = await editor.GetAsync(Url(Mine));
        using var desk = await _person.GetAsync($"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}/element/{Mine}");

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (missing.StatusCode, foreign.StatusCode, posted.StatusCode, elsewhere.StatusCode)
        );
        Assert.Equal((await missing.Html()).TextOf("main"), (await foreign.Html()).TextOf("main"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (wrongRole.StatusCode, desk.StatusCode));
        Assert.Empty(await ChangesAsync(Foreign));
    }

    [Fact]
    public async Task A_stale_form_merges_and_a_conflict_keeps_what_was_typed()
    {
        var form = await OpenAsync(Mine);
        var editor = new EditorDesk(app, City, await Visitor.StaffAsync(app, City, Role.Editor), EditorDesk.Plan, EditorDesk.Version);
        await editor.SavedAsync(Mine, ("title", "Ufertreppe Nord"), ("body", "Von der Redaktion."));

        using var merged = await SendAsync(Mine, form, ("lead", "Vom Amt."));
        Assert.Contains("getan=vereint", merged.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var conflict = await SendAsync(Mine, form, ("lead", "Vom Amt."), ("body", "Vom Amt geschrieben."));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.Html();
        Assert.Contains("Vom Amt geschrieben.", page.TextOf(".conflict__sides"), StringComparison.Ordinal);
        Assert.Contains("Von der Redaktion.", page.TextOf(".conflict__sides"), StringComparison.Ordinal);
        using var decided = await _person.PostFormAsync($"{Url(Mine)}?handler=Merge", EditorDesk.Fields(page.QuerySelector("form[action$='handler=Merge']")!));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        var row = await RowAsync(Mine);
        Assert.Equal(("Ufertreppe Nord", "Vom Amt.", "Vom Amt geschrieben."), (row.Title, row.Lead, Assert.Single(row.Body)));
    }

    [Fact]
    public async Task Too_long_a_text_comes_back_with_its_field_named()
    {
        var text = new string('x', ElementRevision.LeadMax + 1);

        using var answer = await SendAsync(Mine, await OpenAsync(Mine), ("lead", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Equal(text, page.QuerySelector("#lead")!.TextContent.Trim());
        Assert.Contains("Höchstens 600 Zeichen", page.TextOf(".kern-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adopted_version_says_that_it_stays_as_it_is_and_so_does_one_adopted_meanwhile()
    {
        var page = await _person.PageAsync("/verwaltung/zustaendig/stadtumbauplan/ratsfassung/p-plaetze");
        Assert.Contains("beschlossen und bleibt, wie sie ist", page.TextOf("main .note"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form#element"));
        var form = await OpenAsync(Mine);
        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            (await db.Set<PlanVersion>().SingleAsync(v => v.Key == EditorDesk.Version)).State = MultiIsek.Planning.Contracts.PlanVersionState.InCouncil;
            await db.SaveChangesAsync();
        }

        using var late = await SendAsync(Mine, form, ("lead", "Zu spät geschrieben."));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var text = (await late.Html()).TextOf("main");
        Assert.Contains("in Beratung", text, StringComparison.Ordinal);
        Assert.Contains("Zu spät geschrieben.", text, StringComparison.Ordinal);
        Assert.Empty(await ChangesAsync(Mine));
    }

    [Fact]
    public async Task What_was_typed_when_the_element_went_to_another_department_is_shown_once_more()
    {
        var form = await OpenAsync(Mine);
        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            db.RemoveRange(await db.Set<DepartmentMember>().ToListAsync());
            await db.SaveChangesAsync();
        }

        using var late = await SendAsync(Mine, form, ("body", "Lange geschrieben."));
        using var guessed = await SendAsync(Mine, [.. form.Where(f => f.Name != "stand"), ("stand", new string('0', 64))], ("body", "Lange geschrieben."));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (late.StatusCode, guessed.StatusCode));
        Assert.Contains("Lange geschrieben.", (await late.Html()).TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(await ChangesAsync(Mine));
    }

    private static JsonObject Field(string key, string label, string type, string editor) =>
        new()
        {
            ["key"] = key,
            ["label"] = label,
            ["type"] = type,
            ["on"] = new JsonArray("bauvorhaben"),
            ["editableBy"] = editor,
        };

    private static void Lead(JsonNode file, string element) =>
        file["elements"]!.AsArray().Single(e => (string?)e!["key"] == element)!["involvements"] = new JsonArray(
            new JsonObject { ["organisation"] = "stadtumbau", ["role"] = "Lead" }
        );

    private static string Url(string element) => DepartmentElementPage.UrlOf(EditorDesk.Plan, EditorDesk.Version, element);

    private async Task<List<(string Name, string Value)>> OpenAsync(string element) => EditorDesk.Fields((await _person.PageAsync(Url(element))).QuerySelector("form#element")!);

    private Task<HttpResponseMessage> SendAsync(string element, List<(string Name, string Value)> form, params (string Name, string Value)[] values) =>
        SendAsync(element, form, "Save", values);

    private Task<HttpResponseMessage> SendAsync(string element, List<(string Name, string Value)> form, string handler, params (string Name, string Value)[] values) =>
        _person.PostFormAsync($"{Url(element)}?handler={handler}", [.. form.Where(f => !values.Any(v => v.Name == f.Name)), .. values]);

    private async Task<ElementRevision> RowAsync(string element)
    {
        await using var scope = app.Scope(City);
        var db = scope.Get<IsekDbContext>();
        var id = await db.Set<PlanElement>().Where(e => e.Key == element).Select(e => e.Id).SingleAsync();
        return await db.Set<ElementRevision>().AsNoTracking().SingleAsync(r => r.ElementId == id);
    }

    private async Task<List<ElementChange>> ChangesAsync(string element)
    {
        await using var scope = app.Scope(City);
        var db = scope.Get<IsekDbContext>();
        var id = await db.Set<PlanElement>().Where(e => e.Key == element).Select(e => e.Id).SingleAsync();
        return await db.Set<ElementChange>().AsNoTracking().Where(c => c.ElementId == id).ToListAsync();
    }
}
