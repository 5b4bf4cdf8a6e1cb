using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Planning.Tables;

/// <summary>A list of measures comes from Excel: faults by row and column, a preview, consent, and the way back.</summary>
[Collection("app")]
public sealed class TableImportTests(App app)
{
    private const int Measures = 109;
    private static readonly string[] Own = ["Titel", "Typ", "Text", "Orte", "Beteiligte Stellen", "Kosten", "Baubeginn", "Dringlichkeit", "Barrierefrei"];

    [Fact]
    public async Task A_list_of_109_measures_says_all_of_its_five_faults_and_the_rest_can_be_taken()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        var before = await desk.Editor.OutlineAsync();
        using var list = Planted(out var right);

        var preview = await desk.PreviewAsync(list.Save());

        var faults = await desk.FaultsAsync(preview);
        Assert.Equal(5, faults.Count);
        Assert.StartsWith("Zeile 17, Spalte Kosten: Geben Sie eine Zahl ein", faults[0], StringComparison.Ordinal);
        Assert.StartsWith("Zeile 33, Spalte Orte: Die Stadt kennt den Ort „Atlantis“ nicht.", faults[1], StringComparison.Ordinal);
        Assert.StartsWith("Zeile 60, Spalte Titel: Geben Sie dem Element einen Titel.", faults[2], StringComparison.Ordinal);
        Assert.StartsWith("Zeile 81, Spalte Dringlichkeit: Wählen Sie einen Wert aus der Liste.", faults[3], StringComparison.Ordinal);
        Assert.StartsWith("Zeile 110, Spalte Typ: Den Typ „Bauvorheben“ gibt es in diesem Plan nicht.", faults[4], StringComparison.Ordinal);
        Assert.Equal("104 0 0 5", await desk.CountsAsync(preview));

        // Not with faults, unless they are left out knowingly.
        using var refused = await desk.ActAsync(preview, "Apply");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Einige Zeilen haben Fehler", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(before, await desk.Editor.OutlineAsync());

        await desk.ApplyAsync(preview, ("weglassen", "true"));
        Assert.Equal(before.Count + Measures - 5, (await desk.Editor.OutlineAsync()).Count);

        using var undone = await desk.ActAsync(preview, "Undo");
        Assert.Equal($"{preview}?getan=zurueck", undone.Headers.Location?.ToString());
        Assert.Equal(before, await desk.Editor.OutlineAsync());

        // The corrected file as a whole.
        right(list);
        var second = await desk.PreviewAsync(list.Save());
        Assert.Equal("109 0 0 0", await desk.CountsAsync(second));
        await desk.ApplyAsync(second);
        var all = await desk.Editor.OutlineAsync();
        Assert.Equal(before.Count + Measures, all.Count);
        Assert.Contains("M112 Maßnahme 109", all);
        var form = await desk.Editor.OpenFormAsync("massnahme-16");
        Assert.Contains(("f-kosten", "16000,5"), form);
        Assert.Contains(("f-baubeginn", "2. Quartal 2027"), form);
        Assert.Contains(("spaces", "muehleninsel"), form);
        Assert.Contains(("actor-organisation", "wasserbehoerde"), form);
        Assert.Contains("angelegt", (await desk.PageAsync($"{desk.Editor.Url("massnahme-16")}/verlauf")).TextOf("main"), StringComparison.Ordinal);
        await using var scope = app.Scope(copy.Slug);
        Assert.Equal(
            Measures,
            await scope
                .Get<IsekDbContext>()
                .Set<ElementChange>()
                .CountAsync(c => c.Kind == ChangeKind.Created && scope.Get<IsekDbContext>().Set<ElementRevision>().Any(r => r.ElementId == c.ElementId))
        );

        // What is there now is exported and imported without a change.
        using var exported = await desk.DownloadAsync();
        Assert.Equal($"0 0 {all.Count} 0", await desk.CountsAsync(await desk.PreviewAsync(exported.Save())));
    }

    [Fact]
    public async Task Changed_cells_change_their_fields_and_nothing_else_and_come_back()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        var before = await desk.Editor.OutlineAsync();
        using var book = await desk.DownloadAsync();
        var steg = book.RowOf("Kennung", "b-steg");
        book[steg, "Titel"] = "=Steg; \"neu\" an der Mühleninsel";
        book.SetNumber(steg, "Kosten (Euro)", 450000.25m);
        book[book.RowOf("Kennung", "r-keller"), "Liegt unter"] = "II Wege offen halten";
        // Two that exchange their numbers.
        book[book.RowOf("Kennung", "b-spielplatz"), "Nummer"] = "M02";
        book[book.RowOf("Kennung", "b-treppe"), "Nummer"] = "M7";
        var last = book.LastRow + 1;
        book[last, "Typ"] = "Abschnitt";
        book[last, "Titel"] = "Neuer Abschnitt";
        book[last + 1, "Typ"] = "Regel";
        book[last + 1, "Titel"] = "Neue Regel";
        book[last + 1, "Liegt unter"] = "Neuer Abschnitt";

        var preview = await desk.PreviewAsync(book.Save());

        Assert.Empty(await desk.FaultsAsync(preview));
        Assert.Equal($"2 4 {before.Count - 4} 0", await desk.CountsAsync(preview));
        var text = (await desk.PageAsync(preview)).TextOf("main");
        Assert.Contains("Kommt unter: II Wege offen halten", text, StringComparison.Ordinal);
        await desk.ApplyAsync(preview);
        var after = await desk.Editor.OutlineAsync();
        Assert.Contains("M01 =Steg; \"neu\" an der Mühleninsel", after);
        Assert.Contains("M7 Ufertreppe", after);
        Assert.Contains("M02 Wasserspielplatz", after);
        Assert.Contains("II.2 Keine Keller am Ufer", after);
        Assert.Contains("III.1 Neue Regel", after);
        Assert.Contains(("f-kosten", "450000,25"), await desk.Editor.OpenFormAsync("b-steg"));
        Assert.Contains(
            "Tabelle in den Plan übernommen",
            (await (await Visitor.StaffAsync(app, copy.Slug, Role.Admin)).PageAsync("/verwaltung/protokoll")).TextOf("main"),
            StringComparison.Ordinal
        );

        // Somebody goes on at one of them: that is said, and the rest comes back.
        await desk.Editor.SavedAsync("b-steg", ("lead", "Inzwischen geändert"));
        using var refused = await desk.ActAsync(preview, "Undo");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains("an der Mühleninsel“ ist seit dem Import geändert worden.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(after, await desk.Editor.OutlineAsync());
        using var rest = await desk.ActAsync(preview, "Undo", ("rest", "true"));
        Assert.Equal(HttpStatusCode.Redirect, rest.StatusCode);
        var undone = await desk.Editor.OutlineAsync();
        Assert.Contains("I.2 Keine Keller am Ufer", undone);
        Assert.DoesNotContain("III Neuer Abschnitt", undone);
        Assert.Contains("M7 Wasserspielplatz", undone);
        Assert.Contains("M01 =Steg; \"neu\" an der Mühleninsel", undone);
    }

    [Fact]
    public async Task Taking_an_import_back_leaves_the_version_alone_that_was_begun_from_it_meanwhile()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        using var list = new Workbook("Titel", "Typ", "Orte", "Beteiligte Stellen");
        (list[2, "Titel"], list[2, "Typ"], list[2, "Orte"], list[2, "Beteiligte Stellen"]) = ("Kahnsteg", "Bauvorhaben", "Mühleninsel", "Beteiligt: Wasserbehörde des Auekreises");
        var preview = await desk.PreviewAsync(list.Save());
        Assert.Empty(await desk.FaultsAsync(preview));
        await desk.ApplyAsync(preview);
        const string Version = $"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}";
        using var branched = await desk.Editor.Visitor.SubmitAsync(Version, $"form[action='{Version}?handler=Branch']", ("neu", "Abzweig"));
        Assert.Equal($"/verwaltung/plan/{EditorDesk.Plan}/abzweig?getan=begonnen", branched.Headers.Location?.ToString());
        var later = new EditorDesk(app, copy.Slug, desk.Editor.Visitor, EditorDesk.Plan, "abzweig");
        var form = await later.OpenFormAsync("kahnsteg");

        using var undone = await desk.ActAsync(preview, "Undo");

        Assert.Equal($"{preview}?getan=zurueck", undone.Headers.Location?.ToString());
        Assert.DoesNotContain(await desk.Editor.OutlineAsync(), e => e.EndsWith("Kahnsteg", StringComparison.Ordinal));
        Assert.Equal(form.Where(f => f.Name != "form"), (await later.OpenFormAsync("kahnsteg")).Where(f => f.Name != "form"));
        Assert.Contains(("spaces", "muehleninsel"), form);
        Assert.Contains(("actor-organisation", "wasserbehoerde"), form);
    }

    [Fact]
    public async Task What_a_colleague_changed_meanwhile_is_not_taken_back_by_an_old_file()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        using var book = await desk.DownloadAsync();
        await desk.Editor.SavedAsync("b-steg", ("lead", "Vom Kollegen"));
        await desk.Editor.SavedAsync("b-treppe", ("lead", "Auch vom Kollegen"));
        book[book.RowOf("Kennung", "b-steg"), "Text"] = "Aus der Tabelle.";
        book[book.RowOf("Kennung", "b-treppe"), "Kurztext"] = "Aus der Tabelle.";

        var preview = await desk.PreviewAsync(book.Save());

        Assert.Contains("seit dem Herunterladen jemand anders geändert", (await desk.PageAsync(preview)).TextOf("main"), StringComparison.Ordinal);
        Assert.StartsWith("0 2 ", await desk.CountsAsync(preview), StringComparison.Ordinal);

        // Consent is to what was shown.
        var page = await desk.PageAsync(preview);
        var form = EditorDesk.Fields(page.QuerySelector($"form[action='{preview}?handler=Apply']")!);
        await desk.Editor.SavedAsync("b-treppe", ("spaceNote", "nördlich"));
        using var late = await desk.Editor.Visitor.PostFormAsync($"{preview}?handler=Apply", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Inzwischen hat jemand den Plan geändert", (await late.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        await desk.ApplyAsync(preview);
        var saved = await desk.Editor.OpenFormAsync("b-steg");
        Assert.Contains(("lead", "Vom Kollegen"), saved);
        Assert.Contains(("body", "\nAus der Tabelle."), saved.Select(f => (f.Name, f.Value.StartsWith('\n') ? f.Value : $"\n{f.Value}")));
    }

    [Fact]
    public async Task Columns_of_a_foreign_list_are_assigned_by_hand()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        var csv = CodePagesEncodingProvider
            .Instance.GetEncoding(1252)!
            .GetBytes("Liste der Maßnahmen 2027\r\n\r\nProjektname;Beschreibung;Geld\r\n\"Ufer; Nord\";\"Größe und\r\nWürde\";12.500 €\r\nTurm;;abc\r\n");

        var preview = await desk.PreviewAsync(csv, "liste.csv");

        Assert.Equal(2, (await desk.FaultsAsync(preview)).Count(f => f.Contains("Typ", StringComparison.Ordinal)));
        using var mapped = await desk.ActAsync(preview, "Map", ("spalte-0", "title"), ("spalte-1", "body"), ("spalte-2", "f-kosten"), ("typ-neu", "bauvorhaben"));
        Assert.Equal(HttpStatusCode.Redirect, mapped.StatusCode);
        Assert.Equal(["Zeile 5, Spalte Geld: Geben Sie eine Zahl ein, zum Beispiel 12.500 oder 85,5."], await desk.FaultsAsync(preview));
        await desk.ApplyAsync(preview, ("weglassen", "true"));
        var form = await desk.Editor.OpenFormAsync("ufer-nord");
        Assert.Contains(("f-kosten", "12500"), form);
        Assert.Contains(form, f => f.Name == "body" && f.Value.Trim() == "Größe und\nWürde");

        // Two columns for one field.
        var twice = await desk.PreviewAsync(csv, "liste.csv");
        using var both = await desk.ActAsync(twice, "Map", ("spalte-0", "title"), ("spalte-1", "title"));
        Assert.Contains("Zwei Spalten der Datei sind „Titel“ zugeordnet", (await desk.PageAsync(twice)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_say_why()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        using var book = await desk.DownloadAsync();
        book[book.RowOf("Kennung", "b-treppe"), "Kennung"] = "b-steg";
        book[book.RowOf("Kennung", "r-ufer"), "Kosten (Euro)"] = "12";
        book[book.RowOf("Kennung", "r-abstand"), "Liegt unter"] = "M01 Steg an der Mühleninsel";
        book[book.RowOf("Kennung", "a-wege"), "Nummer"] = "M7";
        book.SetError(book.RowOf("Kennung", "b-spielplatz"), "Kosten (Euro)");
        var last = book.LastRow + 1;
        book[last, "Kennung"] = "gibt-es-nicht";

        var faults = await desk.FaultsAsync(await desk.PreviewAsync(book.Save()));

        Assert.Contains(faults, f => f.Contains("Spalte Kennung: Diese Kennung steht schon in Zeile", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("Spalte Kosten (Euro): „Regel“ hat dieses Feld nicht.", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("Spalte Liegt unter: „Regel“ kann nicht unter „Bauvorhaben“ stehen.", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("Spalte Nummer: Die Nummer „M7“ trägt schon „Wasserspielplatz“.", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("Spalte Kosten (Euro): Die Zelle enthält einen Rechenfehler", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith($"Zeile {last}, Spalte Kennung: Ein Element „gibt-es-nicht“", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_workbook_is_made_for_people_and_runs_nothing()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        await desk.Editor.SavedAsync("b-steg", ("title", "=HYPERLINK(\"http://x\")"), ("lead", "_x0041_ & <b> +1"), ("f-kosten", "1200"), ("f-baubeginn", "18.12.2026"));

        using var book = await desk.DownloadAsync("&typ=bauvorhaben");

        var steg = book.RowOf("Kennung", "b-steg");
        Assert.Equal("=HYPERLINK(\"http://x\")", book[steg, "Titel"]);
        Assert.Empty(book.Sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        Assert.Equal(4, book.LastRow);
        Assert.NotNull(book.Sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().State);
        Assert.Single(book.Sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.AutoFilter>());
        Assert.NotEmpty(book.Sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>());
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book.Book).Select(e => e.Description));
        Assert.Equal("0 0 3 0", await desk.CountsAsync(await desk.PreviewAsync(book.Save())));
        using var template = await desk.DownloadAsync("&typ=bauvorhaben&vorlage=true");
        Assert.Equal(1, template.LastRow);
    }

    [Theory]
    [InlineData("leer.xlsx", "", "Wählen Sie eine Datei aus.")]
    [InlineData("a.xlsx", "PK\u0003\u0004 kaputt", "Die Datei ist beschädigt oder keine Excel-Datei.")]
    [InlineData("a.csv", "nur eine Zeile", "In der Datei steht keine Tabelle")]
    [InlineData("a.xls", "\u00d0\u00cf\u0011\u00e0", "im alten Excel-Format")]
    public async Task A_file_that_is_no_table_is_refused_in_words(string name, string content, string message)
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));

        using var answer = await desk.UploadAsync(Encoding.Latin1.GetBytes(content), name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, (await answer.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_file_is_its_owners_and_its_citys_alone()
    {
        using var copy = City();
        using var elsewhere = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        var other = await EditorDesk.OpenAsync(app, elsewhere);
        var preview = await desk.PreviewAsync(Encoding.UTF8.GetBytes("Titel;Typ\r\nÄhre;Bauvorhaben\r\n"), "ü.csv");
        Assert.Equal("1 0 0 0", await desk.CountsAsync(preview));

        var colleague = await desk.Editor.ColleagueAsync();
        foreach (var visitor in (Visitor[])[colleague.Visitor, other.Visitor])
        {
            using var foreign = await visitor.GetAsync(preview);
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        using var moderator = await (await Visitor.StaffAsync(app, copy.Slug, Role.Moderator)).GetAsync(desk.Url);
        Assert.Equal(HttpStatusCode.Forbidden, moderator.StatusCode);
        using var unknown = await desk.Editor.Visitor.GetAsync(desk.Url.Replace(EditorDesk.Version, "gibt-es-nicht", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var discarded = await desk.ActAsync(preview, "Discard");
        using var gone = await desk.Editor.Visitor.GetAsync(preview);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task What_nobody_came_back_to_goes_after_thirty_days_and_with_the_account()
    {
        using var copy = City();
        var desk = new TableDesk(await EditorDesk.OpenAsync(app, copy));
        var taken = await desk.PreviewAsync(Encoding.UTF8.GetBytes("Titel;Typ\r\nTurm;Bauvorhaben\r\n"), "a.csv");
        await desk.ApplyAsync(taken);
        await desk.PreviewAsync(Encoding.UTF8.GetBytes("Titel;Typ\r\nTor;Bauvorhaben\r\n"), "b.csv");
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        var actor = Guid.Parse(await db.Set<PlanImport>().Select(i => i.Actor).FirstAsync());
        var personal = scope.Services.GetServices<IPersonalData>().OfType<PersonalImports>().Single();
        Assert.Equal(["imports.json"], (await personal.ListAsync(actor, default)).Select(f => f.Name));

        await personal.EraseAsync(actor, default);

        var left = Assert.Single(await db.Set<PlanImport>().AsNoTracking().ToListAsync());
        Assert.Equal(("a.csv", ""), (left.FileName, left.Actor));
        Assert.Empty(left.Rows);
        var chore = scope.Services.GetServices<ICityChore>().OfType<ImportChore>().Single();
        // Thirty days to take it back begin when it was taken over.
        await db.Set<PlanImport>().ExecuteUpdateAsync(s => s.SetProperty(i => i.UploadedAt, app.Time.Now.UtcDateTime.AddDays(-31)));
        await chore.RunAsync(default);
        Assert.Single(await db.Set<PlanImport>().AsNoTracking().ToListAsync());
        await db.Set<PlanImport>().ExecuteUpdateAsync(s => s.SetProperty(i => i.AppliedAt, app.Time.Now.UtcDateTime.AddDays(-31)));
        await chore.RunAsync(default);
        Assert.Empty(await db.Set<PlanImport>().ToListAsync());
    }

    internal static CityCopy City()
    {
        var copy = new CityCopy();
        copy.Edit(
            "structure.json",
            file =>
            {
                JsonObject Field(string key, string label, string type) =>
                    new()
                    {
                        ["key"] = key,
                        ["label"] = label,
                        ["on"] = new JsonArray("bauvorhaben"),
                        ["type"] = type,
                    };
                var money = Field("kosten", "Kosten", "Money");
                money["unit"] = "Euro";
                var choice = Field("dringlichkeit", "Dringlichkeit", "Choice");
                choice["choices"] = new JsonArray("sofort", "bald");
                var profile = file["profiles"]!.AsArray().Single(p => (string)p!["key"]! == "roemisch")!;
                profile["attributes"] = new JsonArray(money, Field("baubeginn", "Baubeginn", "Date"), choice, Field("barrierefrei", "Barrierefrei", "Boolean"));
            }
        );
        return copy;
    }

    private static Workbook Planted(out Action<Workbook> right)
    {
        var book = new Workbook(Own);
        for (var i = 1; i <= Measures; i++)
        {
            var row = i + 1;
            book[row, "Titel"] = $"Maßnahme {i}";
            book[row, "Typ"] = "Bauvorhaben";
            book[row, "Text"] = $"Absatz eins von {i}.\n\nAbsatz zwei.";
            book[row, "Orte"] = "Mühleninsel; Auenufer";
            book[row, "Beteiligte Stellen"] = "Beteiligt: Wasserbehörde des Auekreises | erfunden";
            book.SetNumber(row, "Kosten", (i * 1000) + 0.5m);
            book[row, "Baubeginn"] = "2. Quartal 2027";
            book[row, "Dringlichkeit"] = i % 2 == 0 ? "Sofort" : "bald";
            book[row, "Barrierefrei"] = "ja";
        }

        book[17, "Kosten"] = "zwölftausend";
        book[33, "Orte"] = "Mühleninsel; Atlantis";
        book[60, "Titel"] = "";
        book[81, "Dringlichkeit"] = "vielleicht";
        book[110, "Typ"] = "Bauvorheben";
        right = b =>
        {
            b.SetNumber(17, "Kosten", 16000.5m);
            b[33, "Orte"] = "Mühleninsel";
            b[60, "Titel"] = "Maßnahme 59";
            b[81, "Dringlichkeit"] = "bald";
            b[110, "Typ"] = "Bauvorhaben";
        };
        return book;
    }
}
