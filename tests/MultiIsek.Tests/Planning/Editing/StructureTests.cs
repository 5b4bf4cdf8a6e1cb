using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>A city changes what its plan is made of: the words, the places, the fields. What that does to elements is said first and can be taken back.</summary>
[Collection("app")]
public sealed class StructureTests(App app)
{
    private const string Url = $"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}/struktur";

    [Fact]
    public async Task A_type_gets_another_word_and_all_pages_say_it()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);

        using var saved = await SaveAsync(desk, Url, ("s-regel", "Vorgabe"), ("p-regel", "Vorgaben"), ("c-regel", "Teal"));

        Assert.NotNull((await app.City(copy.Slug).Page($"/plan/{EditorDesk.Plan}/r-abstand")).QuerySelector(".below-title .tint--teal"));
        Assert.Equal($"{Url}?getan=gespeichert", saved.Headers.Location?.ToString());
        Assert.Contains("Vorgabe", (await app.City(copy.Slug).Page($"/plan/{EditorDesk.Plan}/r-abstand")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("structure.changed", await LogAsync(copy.Slug));

        using var again = await SaveAsync(desk, Url);
        Assert.Equal($"{Url}?getan=gleich", again.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Another_pattern_renumbers_once_somebody_has_agreed_and_undo_brings_the_old_numbers_back()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var before = await desk.OutlineAsync();

        using var asked = await SaveAsync(desk, Url, ("n-regel", "{parent}{a}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = await asked.Html();
        Assert.Contains("„I.1 Abstand zur Aue“ wird „Ia Abstand zur Aue“", page.TextOf("#blick"), StringComparison.Ordinal);
        Assert.Equal("{parent}{a}", page.QuerySelector("#n-regel")!.GetAttribute("value"));
        Assert.Equal(before, await desk.OutlineAsync());

        using var saved = await desk.Visitor.PostFormAsync(
            $"{Url}?handler=Save",
            [.. EditorDesk.Fields(page.QuerySelector("form#struktur")!), ("einverstanden", page.QuerySelector("input[name=einverstanden]")!.GetAttribute("value")!)]
        );
        Assert.Equal($"{Url}?getan=gespeichert", saved.Headers.Location?.ToString());
        Assert.Contains("Ia Abstand zur Aue", await desk.OutlineAsync());

        using var undone = await desk.Visitor.SubmitAsync(Url, $"form[action='{Url}?handler=Undo']");
        Assert.Equal($"{Url}?getan=zurueck", undone.Headers.Location?.ToString());
        Assert.Equal(before, await desk.OutlineAsync());
    }

    [Fact]
    public async Task A_type_that_goes_hands_its_elements_to_another()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var before = await desk.OutlineAsync();
        var form = EditorDesk.Fields((await desk.Visitor.PageAsync(Url)).QuerySelector("form#struktur")!);

        using var removed = await desk.Visitor.PostFormAsync($"{Url}?handler=Step", [.. form, ("schritt", "weg:regel")]);
        var page = await removed.Html();
        Assert.Null(page.QuerySelector("#s-regel"));
        Assert.Contains("Was werden sie?", page.TextOf("#blick"), StringComparison.Ordinal);
        Assert.Equal(before, await desk.OutlineAsync());

        // Without an answer nothing is saved.
        List<(string Name, string Value)> left = [.. EditorDesk.Fields(page.QuerySelector("form#struktur")!)];
        using var refused = await desk.Visitor.PostFormAsync($"{Url}?handler=Save", left);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        // To another type, which may stand there, too.
        left.RemoveAll(f => f.Name is "ersatz-regel" or "n-bauvorhaben");
        left.AddRange([("ersatz-regel", "bauvorhaben"), ("in-bauvorhaben", "abschnitt"), ("n-bauvorhaben", "")]);
        using var seen = await desk.Visitor.PostFormAsync($"{Url}?handler=Save", left);
        var effects = await seen.Html();
        Assert.Contains("werden", effects.TextOf("#blick"), StringComparison.Ordinal);
        using var saved = await desk.Visitor.PostFormAsync(
            $"{Url}?handler=Save",
            [.. EditorDesk.Fields(effects.QuerySelector("form#struktur")!), ("einverstanden", effects.QuerySelector("input[name=einverstanden]")!.GetAttribute("value")!)]
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("bauvorhaben", await TypeAsync(copy.Slug, "r-abstand"));

        using var undone = await desk.Visitor.SubmitAsync(Url, $"form[action='{Url}?handler=Undo']");
        Assert.Equal("regel", await TypeAsync(copy.Slug, "r-abstand"));
        Assert.Equal(before, await desk.OutlineAsync());
    }

    [Fact]
    public async Task A_new_type_gets_a_key_of_its_name_and_wrong_input_keeps_all_that_was_typed()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var form = EditorDesk.Fields((await desk.Visitor.PageAsync(Url)).QuerySelector("form#struktur")!);
        using var added = await desk.Visitor.PostFormAsync($"{Url}?handler=Step", [.. form.Where(f => f.Name != "rolle"), ("schritt", "neu"), ("rolle", "Goal")]);
        var row = EditorDesk.Fields((await added.Html()).QuerySelector("form#struktur")!);
        var key = row.Last(f => f.Name == "typ").Value;

        using var wrong = await desk.Visitor.PostFormAsync(
            $"{Url}?handler=Save",
            With(row, ($"s-{key}", "Maßstab"), ($"p-{key}", ""), ($"n-{key}", "Nr."), ($"min-{key}", "viele"))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Html();
        Assert.Contains("Geben Sie eine ganze Zahl", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("viele", page.QuerySelector($"[name='min-{key}']")!.GetAttribute("value"));
        using var patterns = await desk.Visitor.PostFormAsync($"{Url}?handler=Save", With(row, ($"s-{key}", "Maßstab"), ($"p-{key}", ""), ($"n-{key}", "Nr.")));
        var faults = (await patterns.Html()).TextOf(".kern-alert");
        Assert.Contains("Maßstab: „Nr.“ ist kein Muster", faults, StringComparison.Ordinal);
        Assert.Contains("Maßstab: Geben Sie die Mehrzahl an.", faults, StringComparison.Ordinal);

        using var saved = await desk.Visitor.PostFormAsync($"{Url}?handler=Save", With(row, ($"s-{key}", "Maßstab"), ($"p-{key}", "Maßstäbe"), ($"n-{key}", "M{n}")));
        Assert.Equal($"{Url}?getan=gespeichert", saved.Headers.Location?.ToString());
        await using var scope = app.Scope(copy.Slug);
        var type = await scope.Get<IsekDbContext>().Set<ElementType>().SingleAsync(t => t.Key == "massstab");
        Assert.Equal(("M{n}", ElementType.Root), (type.Number, Assert.Single(type.Parents)));
    }

    [Fact]
    public async Task A_field_of_another_kind_carries_what_fits_and_names_what_does_not()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        const string Fields = $"{Url}/felder";
        var form = EditorDesk.Fields((await desk.Visitor.PageAsync(Fields)).QuerySelector("form#struktur")!);
        using var step = await desk.Visitor.PostFormAsync($"{Fields}?handler=Step", With(form, ("schritt", "neu"), ("art", "Text")));
        var row = EditorDesk.Fields((await step.Html()).QuerySelector("form#struktur")!);
        var key = row.Last(f => f.Name == "feld").Value;
        using var added = await desk.Visitor.PostFormAsync($"{Fields}?handler=Save", With(row, ($"l-{key}", "Breite"), ($"an-{key}", "regel")));
        Assert.Equal($"{Fields}?getan=gespeichert", added.Headers.Location?.ToString());
        await desk.SavedAsync("r-abstand", ("f-breite", "12,5"));
        await desk.SavedAsync("r-keller", ("f-breite", "etwa zehn Meter"));

        using var asked = await SaveAsync(desk, Fields, ("d-breite", "Number"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = await asked.Html();
        Assert.Contains("etwa zehn Meter", page.TextOf("#blick"), StringComparison.Ordinal);
        Assert.DoesNotContain("12,5", page.TextOf("#blick"), StringComparison.Ordinal);
        using var saved = await desk.Visitor.PostFormAsync(
            $"{Fields}?handler=Save",
            [.. EditorDesk.Fields(page.QuerySelector("form#struktur")!), ("einverstanden", page.QuerySelector("input[name=einverstanden]")!.GetAttribute("value")!)]
        );
        Assert.Equal($"{Fields}?getan=gespeichert", saved.Headers.Location?.ToString());
        Assert.Equal("12,5", (await desk.OpenFormAsync("r-abstand")).Single(f => f.Name == "f-breite").Value);
        Assert.Equal("", (await desk.OpenFormAsync("r-keller")).Single(f => f.Name == "f-breite").Value);

        using var undone = await desk.Visitor.SubmitAsync(Url, $"form[action='{Url}?handler=Undo']");
        Assert.Equal("etwa zehn Meter", (await desk.OpenFormAsync("r-keller")).Single(f => f.Name == "f-breite").Value);
    }

    [Fact]
    public async Task What_was_internal_becomes_public_only_once_somebody_has_read_what_that_is()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        const string Fields = $"{Url}/felder";
        var form = EditorDesk.Fields((await desk.Visitor.PageAsync(Fields)).QuerySelector("form#struktur")!);
        using var step = await desk.Visitor.PostFormAsync($"{Fields}?handler=Step", With(form, ("schritt", "neu"), ("art", "Text")));
        var row = EditorDesk.Fields((await step.Html()).QuerySelector("form#struktur")!);
        var key = row.Last(f => f.Name == "feld").Value;
        using var added = await desk.Visitor.PostFormAsync($"{Fields}?handler=Save", With(row, ($"l-{key}", "Notiz"), ($"an-{key}", "regel"), ($"oe-{key}", "Staff")));
        Assert.Equal($"{Fields}?getan=gespeichert", added.Headers.Location?.ToString());
        await desk.SavedAsync("r-abstand", ("f-notiz", "Eigentümer will nicht verkaufen"));

        using var asked = await SaveAsync(desk, Fields, ("oe-notiz", "Public"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = await asked.Html();
        Assert.Contains("Angabe „Notiz“ wird öffentlich", page.TextOf("#blick"), StringComparison.Ordinal);
        Assert.Contains("Eigentümer will nicht verkaufen", page.TextOf("#blick"), StringComparison.Ordinal);
        using var saved = await desk.Visitor.PostFormAsync(
            $"{Fields}?handler=Save",
            [.. EditorDesk.Fields(page.QuerySelector("form#struktur")!), ("einverstanden", page.QuerySelector("input[name=einverstanden]")!.GetAttribute("value")!)]
        );
        Assert.Equal($"{Fields}?getan=gespeichert", saved.Headers.Location?.ToString());
        // What was done to fields is taken back beside the fields, too.
        using var undone = await desk.Visitor.SubmitAsync(Fields, $"form[action='{Url}?handler=Undo']");
        Assert.Equal($"{Url}?getan=zurueck", undone.Headers.Location?.ToString());
        Assert.Equal("Staff", EditorDesk.Fields((await desk.Visitor.PageAsync(Fields)).QuerySelector("form#struktur")!).Single(f => f.Name == "oe-notiz").Value);
    }

    [Fact]
    public async Task Choices_and_unit_survive_a_switch_of_the_kind_and_back()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        const string Fields = $"{Url}/felder";
        var form = EditorDesk.Fields((await desk.Visitor.PageAsync(Fields)).QuerySelector("form#struktur")!);
        using var step = await desk.Visitor.PostFormAsync($"{Fields}?handler=Step", With(form, ("schritt", "neu"), ("art", "Choice")));
        var row = EditorDesk.Fields((await step.Html()).QuerySelector("form#struktur")!);
        var key = row.Last(f => f.Name == "feld").Value;

        using var number = await desk.Visitor.PostFormAsync(
            $"{Fields}?handler=Step",
            With(row, ($"l-{key}", "Stand"), ($"w-{key}", "offen\nfertig"), ($"d-{key}", "Number"), ("schritt", ""))
        );
        row = EditorDesk.Fields((await number.Html()).QuerySelector("form#struktur")!);
        using var back = await desk.Visitor.PostFormAsync($"{Fields}?handler=Step", With(row, ($"e-{key}", "Stück"), ($"d-{key}", "Choice"), ("schritt", "")));
        var shown = EditorDesk.Fields((await back.Html()).QuerySelector("form#struktur")!);

        Assert.Equal("offen\nfertig", shown.Single(f => f.Name == $"w-{key}").Value.ReplaceLineEndings("\n"));
        Assert.Equal("Stück", shown.Single(f => f.Name == $"e-{key}").Value);
    }

    [Fact]
    public async Task Who_closes_a_type_to_comments_reads_which_elements_that_is_and_the_preview_shows_the_home_page()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var form = EditorDesk.Fields((await desk.Visitor.PageAsync(Url)).QuerySelector("form#struktur")!);
        Assert.Contains(form, f => f is ("fl-regel", "Commentable"));

        using var asked = await desk.Visitor.PostFormAsync($"{Url}?handler=Save", [.. form.Where(f => f is not ("fl-regel", "Commentable"))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var look = (await asked.Html()).TextOf("#blick");
        Assert.Contains("nicht mehr kommentiert werden", look, StringComparison.Ordinal);
        Assert.Contains("Abstand zur Aue", look, StringComparison.Ordinal);
        Assert.Contains("Auf der Startseite:", look, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_the_leadership_is_read_by_editors_and_filled_in_by_admins()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var admin = new EditorDesk(app, copy.Slug, await Visitor.StaffAsync(app, copy.Slug, Role.Admin), EditorDesk.Plan, EditorDesk.Version);
        const string Fields = $"{Url}/felder";
        using var early = await AddAsync(desk);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        using var added = await AddAsync(admin);
        Assert.Equal($"{Fields}?getan=gespeichert", added.Headers.Location?.ToString());

        // An editor neither opens it to everybody nor is kept from saving the rest while it is empty.
        using var opened = await SaveAsync(desk, Fields, ("wer-freigabe", "Editor"));
        Assert.Contains("„Freigabe“ füllt nur die Leitung aus.", (await opened.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        await desk.SavedAsync("r-abstand", ("lead", "Acht Meter bleiben frei."));

        Assert.Contains("Diese Angabe trägt nur die Leitung ein.", (await desk.Visitor.PageAsync(desk.Url("r-abstand"))).TextOf("main"), StringComparison.Ordinal);
        using var refused = await desk.SaveAsync("r-abstand", ("f-freigabe", "ja, gern"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await admin.SavedAsync("r-abstand", ("f-freigabe", "am 3. März"));
        Assert.Contains("am 3. März", (await desk.Visitor.PageAsync(desk.Url("r-abstand"))).TextOf("main"), StringComparison.Ordinal);
        // What the editor saves beside it leaves it alone.
        await desk.SavedAsync("r-abstand", ("lead", "Fünf Meter bleiben frei."));
        Assert.Contains("am 3. März", (await desk.Visitor.PageAsync(desk.Url("r-abstand"))).TextOf("main"), StringComparison.Ordinal);

        static async Task<HttpResponseMessage> AddAsync(EditorDesk person)
        {
            var form = EditorDesk.Fields((await person.Visitor.PageAsync(Fields)).QuerySelector("form#struktur")!);
            using var step = await person.Visitor.PostFormAsync($"{Fields}?handler=Step", With(form, ("schritt", "neu"), ("art", "Text")));
            var row = EditorDesk.Fields((await step.Html()).QuerySelector("form#struktur")!);
            var key = row.Last(f => f.Name == "feld").Value;
            var field = With(row, ($"l-{key}", "Freigabe"), ($"an-{key}", "regel"), ($"wer-{key}", "Admin"), ($"pf-{key}", "ja"));
            // Three elements have no value yet: who saves has seen it.
            using var asked = await person.Visitor.PostFormAsync($"{Fields}?handler=Save", field);
            var consent = (await asked.Html()).QuerySelector("input[name=einverstanden]")?.GetAttribute("value") ?? "";
            return await person.Visitor.PostFormAsync($"{Fields}?handler=Save", With(field, ("einverstanden", consent)));
        }
    }

    [Fact]
    public async Task Two_people_never_overwrite_each_others_structure()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var other = await desk.ColleagueAsync();
        var mine = EditorDesk.Fields((await desk.Visitor.PageAsync(Url)).QuerySelector("form#struktur")!);
        using var first = await SaveAsync(other, Url, ("s-regel", "Vorgabe"));

        using var second = await desk.Visitor.PostFormAsync($"{Url}?handler=Save", With(mine, ("s-regel", "Leitplanke")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        var page = await second.Html();
        Assert.Contains("Inzwischen hat jemand anderes die Struktur geändert", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Leitplanke", page.QuerySelector("#s-regel")!.GetAttribute("value"));

        // Nor is a form newer for having been shown again.
        using var step = await desk.Visitor.PostFormAsync($"{Url}?handler=Step", With(mine, ("s-regel", "Leitplanke"), ("schritt", "neu"), ("rolle", "Section")));
        var longer = EditorDesk.Fields((await step.Html()).QuerySelector("form#struktur")!);
        using var third = await desk.Visitor.PostFormAsync($"{Url}?handler=Save", longer);
        Assert.Contains("Inzwischen hat jemand anderes die Struktur geändert", (await third.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_version_has_by_now_is_not_taken_back()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        using var saved = await SaveAsync(desk, Url, ("s-regel", "Vorgabe"));
        const string Version = $"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}";
        using var branched = await desk.Visitor.SubmitAsync(Version, $"form[action='{Version}?handler=Branch']", ("neu", "Abzweig"));

        using var undone = await desk.Visitor.SubmitAsync(Url, $"form[action='{Url}?handler=Undo']");

        Assert.Equal(HttpStatusCode.Conflict, undone.StatusCode);
        Assert.Contains("eine andere Fassung dieselbe Struktur", (await undone.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        const string Later = $"/verwaltung/plan/{EditorDesk.Plan}/abzweig/struktur";
        Assert.Equal("Vorgabe", (await desk.Visitor.PageAsync(Later)).QuerySelector("#s-regel")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_who_edits_sees_it_and_only_in_the_own_city()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        using var strange = await desk.Visitor.GetAsync($"/verwaltung/plan/{EditorDesk.Plan}/gibt-es-nicht/struktur");
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        using var wrong = await moderator.GetAsync(Url);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var elsewhere = await (await Visitor.StaffAsync(app, "hagen", Role.Editor)).GetAsync(Url);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private static List<(string Name, string Value)> With(IEnumerable<(string Name, string Value)> form, params (string Name, string Value)[] values) =>
        [.. form.Where(f => values.All(v => v.Name != f.Name)), .. values];

    private static async Task<HttpResponseMessage> SaveAsync(EditorDesk desk, string url, params (string Name, string Value)[] values) =>
        await desk.Visitor.PostFormAsync($"{url}?handler=Save", With(EditorDesk.Fields((await desk.Visitor.PageAsync(url)).QuerySelector("form#struktur")!), values));

    private async Task<IReadOnlyList<string>> LogAsync(string city)
    {
        await using var scope = app.Scope(city);
        return await scope.Get<IsekDbContext>().Set<MultiIsek.Identity.Audit.AuditEntry>().Select(e => e.Name).ToListAsync();
    }

    private async Task<string> TypeAsync(string city, string element)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        return await (
            from r in db.Set<ElementRevision>()
            join e in db.Set<PlanElement>() on r.ElementId equals e.Id
            join t in db.Set<ElementType>() on r.TypeId equals t.Id
            join v in db.Set<PlanVersion>() on r.PlanVersionId equals v.Id
            where e.Key == element && v.Key == EditorDesk.Version
            select t.Key
        ).SingleAsync();
    }
}
