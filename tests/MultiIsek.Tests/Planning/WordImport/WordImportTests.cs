using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Imports;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;
using MultiIsek.Tests.Planning.Tables;
using MultiIsek.Tests.Tenancy;

namespace MultiIsek.Tests.Planning.WordImport;

/// <summary>A draft comes from Word: chapters become elements, and the edited file shows what is different.</summary>
[Collection("app")]
public sealed class WordImportTests(App app)
{
    private const string Version = "fortschreibung-word";
    private static readonly string Paragraph = string.Concat(Enumerable.Repeat("Ein erfundener Satz über die Stadt und ihre Höfe. ", 30));

    [Fact]
    public async Task A_document_of_sixty_pages_becomes_chapters_and_its_edited_file_shows_the_difference()
    {
        using var copy = City();
        var desk = Desk(await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", Version));

        // About 3,000 signs a page.
        using var first = Book(chapters: 6, edited: false);
        var bytes = first.Save();
        var preview = await desk.PreviewAsync(bytes, "entwurf.docx");
        var page = await desk.PageAsync(preview);
        Assert.Equal($"{6 + 18 + 54} 0 0 0", await desk.CountsAsync(preview));
        Assert.Contains("12\u00a0Bilder und Objekte werden", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Paket", "Vorhaben", "Schritt"], Levels(page));
        Assert.True((await WordSignsAsync(bytes)) > 60 * 2500);

        Assert.Empty(await desk.FaultsAsync(preview));

        // Chapters alone become elements, the rest their text.
        using var mapped = await desk.ActAsync(preview, "Map", ("ebene-2", "-text"), ("ebene-3", "-text"));
        Assert.Equal("6 0 0 0", await desk.CountsAsync(preview));
        await TakeAsync(desk, preview);

        var outline = await desk.Editor.OutlineAsync();
        Assert.Equal(6, outline.Count);
        Assert.Equal("A Kapitel 1", outline[0]);
        var body = (await desk.Editor.OpenFormAsync("kapitel-1")).Single(f => f.Name == "body").Value;
        Assert.Contains("### Abschnitt 1.1", body, StringComparison.Ordinal);
        Assert.Contains("- Punkt eins", body, StringComparison.Ordinal);
        Assert.Contains("| Jahr | Kosten |", body, StringComparison.Ordinal);

        // The same file again: nothing to do. The edited one: what is different, and no doubles.
        Assert.Equal("0 0 6 0", await desk.CountsAsync(await desk.PreviewAsync(bytes, "entwurf.docx")));
        await desk.Editor.SavedAsync("kapitel-2", ("lead", "Im System ergänzt"));
        using var second = Book(chapters: 6, edited: true);
        var again = await desk.PreviewAsync(second.Save(), "entwurf-2.docx");
        Assert.Equal("1 2 3 1", await desk.CountsAsync(again));
        var diff = await desk.PageAsync(again);
        Assert.Contains("umgeschrieben", string.Join(' ', diff.QuerySelectorAll(".diff__text ins").Select(i => i.TextContent)), StringComparison.Ordinal);
        Assert.Contains("Kapitel 6", diff.TextOf("section[aria-labelledby=fehlt]"), StringComparison.Ordinal);

        // Ticked one by one: the new chapter stays out.
        var numbers = diff.QuerySelectorAll("section[aria-labelledby=geaendert] input[name=nimm]").Select(i => ("nimm", i.GetAttribute("value")!)).ToList();
        await TakeAsync(desk, again, numbers);
        var after = await desk.Editor.OutlineAsync();
        Assert.Equal(6, after.Count);
        Assert.Contains("C Kapitel 3 neu benannt", after);
        Assert.Contains(("lead", "Im System ergänzt"), await desk.Editor.OpenFormAsync("kapitel-2"));
        Assert.Equal("1 0 5 1", await desk.CountsAsync(await desk.PreviewAsync(Again(), "entwurf-3.docx")));

        // And back, all of it.
        using var undone = await desk.ActAsync(again, "Undo");
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Contains("C Kapitel 3", await desk.Editor.OutlineAsync());
        using var refused = await desk.ActAsync(preview, "Undo");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("„Kapitel 2“ ist seit dem Import geändert worden.", (await refused.Html()).TextOf("main"), StringComparison.Ordinal);
        using var rest = await desk.ActAsync(preview, "Undo", ("rest", "true"));
        Assert.Equal(["A Kapitel 2"], await desk.Editor.OutlineAsync());
        Assert.Contains(
            "Word-Datei in den Plan übernommen",
            (await (await Visitor.StaffAsync(app, copy.Slug, Role.Admin)).PageAsync("/verwaltung/protokoll")).TextOf("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Levels_become_types_below_a_chosen_element_and_what_may_not_stand_there_says_so()
    {
        using var copy = new CityCopy();
        var desk = Desk(await EditorDesk.OpenAsync(app, copy), EditorDesk.Plan, EditorDesk.Version);
        using var word = new WordDocument();
        word.Text("Deckblatt").Heading(1, "1 Grün am Ufer").Text("Einleitung").Heading(2, "1.1 Bäume").Text("Viele.").Heading(2, "1.2 Wiesen").Heading(3, "Blüten").Text("Bunte.");

        var preview = await desk.PreviewAsync(word.Save(), "entwurf.docx");

        Assert.Equal(["Abschnitt", "Regel", "Text im Element darüber"], Levels(await desk.PageAsync(preview)));
        using var wrong = await desk.ActAsync(preview, "Map", ("ebene-2", "bauvorhaben"));
        Assert.Contains("Überschrift „Bäume“: „Bauvorhaben“ kann nicht unter „Abschnitt“ stehen.", string.Join('\n', await desk.FaultsAsync(preview)), StringComparison.Ordinal);
        Assert.Null((await desk.PageAsync(preview)).QuerySelector($"form[action='{preview}?handler=Apply'] button"));
        using var right = await desk.ActAsync(preview, "Map", ("ebene-2", "regel"), ("abschnitt-5", "-weg"), ("nummern", ""));
        Assert.Empty(await desk.FaultsAsync(preview));

        // A child without what it stands below.
        var page = await desk.PageAsync(preview);
        var numbers = page.QuerySelectorAll("input[name=nimm]").Select(i => ("nimm", i.GetAttribute("value")!)).ToList();
        Assert.Equal(3, numbers.Count);
        using var alone = await PostAsync(desk, preview, numbers.Skip(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        Assert.Contains("„Bäume“ braucht die Überschrift darüber", (await alone.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var none = await PostAsync(desk, preview, []);
        Assert.Contains("Wählen Sie aus, was übernommen werden soll.", (await none.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        await TakeAsync(desk, preview);
        Assert.Equal(["III Grün am Ufer", "III.1 Bäume", "III.2 Wiesen"], (await desk.Editor.OutlineAsync()).Where(l => l.StartsWith("III", StringComparison.Ordinal)));
        Assert.Contains("angelegt", (await desk.PageAsync($"{desk.Editor.Url("baeume")}/verlauf")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_levels_become_three_types_and_the_form_asks_for_what_Word_has_not()
    {
        using var copy = City();
        var desk = Desk(await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", Version));
        using var word = Book(chapters: 2, edited: false);

        var preview = await desk.PreviewAsync(word.Save(), "entwurf.docx");
        await TakeAsync(desk, preview);

        var outline = await desk.Editor.OutlineAsync();
        Assert.Equal(2 * (1 + 3 + 9), outline.Count);
        Assert.Contains("Bcb Maßnahme 2-3-2", outline);
        using var saved = await desk.Editor.SaveAsync("abschnitt-1-1", ("lead", "Kurz"));
        Assert.Contains("In Kürze: Dieses Feld ist Pflicht.", (await saved.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var undone = await desk.ActAsync(preview, "Undo");
        Assert.Empty(await desk.Editor.OutlineAsync());
    }

    [Fact]
    public async Task Pictures_come_along_each_once_and_a_second_import_doubles_none()
    {
        using var copy = City();
        var desk = Desk(await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", Version));
        var (map, plan) = (Pictures.Png(40, 30, ("tEXt", Encoding.ASCII.GetBytes("Author\0GEHEIM"))), Pictures.Png(60, 20));
        byte[] Book()
        {
            using var word = new WordDocument();
            return word.Heading(1, "Ufer").Text("Davor.").Picture(map, "Karte [Ufer]").Heading(1, "Hof").Picture(plan, "").Picture(map, "Karte [Ufer]").Picture().Save();
        }

        var preview = await desk.PreviewAsync(Book(), "Entwurf.docx");
        var page = await desk.PageAsync(preview);
        Assert.Contains("2\u00a0Bilder werden", page.QuerySelector("#bilder")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("„Bilder aus Entwurf“", page.QuerySelector("#bilder")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1\u00a0Bild oder Objekt wird", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Until somebody agrees there is no document, and the sweep knows whose the bytes are.
        await using (var scope = app.Scope(copy.Slug))
        {
            Assert.Empty(await PicturesAsync(scope.Get<IsekDbContext>()));
            Assert.Equal(2, (await new ImportBlobs().ListAsync(scope.Get<IsekDbContext>(), default)).Count);
        }

        await TakeAsync(desk, preview);

        var body = (await desk.Editor.OpenFormAsync("ufer")).Single(f => f.Name == "body").Value;
        var url = System.Text.RegularExpressions.Regex.Match(body, @"!\[Karte Ufer\]\((/dokumente/bild-[0-9a-f]{20}/1/bild\.png)\)").Groups[1].Value;
        Assert.NotEmpty(url);
        using (var picture = await desk.Editor.Visitor.GetAsync(url))
        {
            var bytes = await picture.Content.ReadAsByteArrayAsync();
            Assert.Equal(Pictures.Png(40, 30), bytes);
        }

        // Nobody else sees it before it is published.
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(copy.Slug).GetAsync(url)).StatusCode);
        Assert.Equal("0 0 2 0", await desk.CountsAsync(await desk.PreviewAsync(Book(), "Entwurf.docx")));
        // All pictures of the file in one step.
        const string Groups = "/verwaltung/dokumentgruppen";
        using (var shown = await desk.Editor.Visitor.SubmitAsync(Groups, $"form[action='{Groups}?handler=Show']"))
        {
            Assert.Equal($"{Groups}?getan=gezeigt", shown.Headers.Location?.ToString());
        }

        Assert.Equal(HttpStatusCode.OK, (await app.City(copy.Slug).GetAsync(url)).StatusCode);
        Assert.Null((await desk.Editor.Visitor.PageAsync(Groups)).QuerySelector($"form[action='{Groups}?handler=Show']"));
        await using var after = app.Scope(copy.Slug);
        Assert.Equal(["Bild", "Karte [Ufer]"], (await PicturesAsync(after.Get<IsekDbContext>())).Select(t => t.StartsWith("Bild ", StringComparison.Ordinal) ? "Bild" : t).Order());
    }

    private static Task<List<string>> PicturesAsync(IsekDbContext db) =>
        db.Set<MultiIsek.Documents.Library.Document>().Where(d => d.Key.StartsWith("bild-")).Select(d => d.Title).ToListAsync();

    [Theory]
    [InlineData("Wählen Sie eine Datei aus.", "")]
    [InlineData("Die Datei ist beschädigt oder keine Word-Datei", "kein Word")]
    public async Task A_file_that_is_no_Word_file_is_refused_in_words(string message, string content)
    {
        using var copy = new CityCopy();
        var desk = Desk(await EditorDesk.OpenAsync(app, copy), EditorDesk.Plan, EditorDesk.Version);

        using var answer = await desk.UploadAsync(Encoding.UTF8.GetBytes(content), "a.docx");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, (await answer.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var plain = new WordDocument();
        using var flat = await desk.UploadAsync(plain.Text("Nur Text").Save(), "a.docx");
        Assert.Contains("Die Datei hat keine Überschriften.", (await flat.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_file_is_its_owners_alone_and_a_closed_version_takes_none()
    {
        using var copy = new CityCopy();
        var desk = Desk(await EditorDesk.OpenAsync(app, copy), EditorDesk.Plan, EditorDesk.Version);
        using var word = new WordDocument();
        var preview = await desk.PreviewAsync(word.Heading(1, "Grün").Save(), "a.docx");

        using var foreign = await (await desk.Editor.ColleagueAsync()).Visitor.GetAsync(preview);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var moderator = await (await Visitor.StaffAsync(app, copy.Slug, Role.Moderator)).GetAsync(preview);
        Assert.Equal(HttpStatusCode.Forbidden, moderator.StatusCode);
        var closed = await desk.PageAsync("/verwaltung/plan/stadtumbauplan/ratsfassung/word");
        Assert.Contains("Die Fassung ist beschlossen", closed.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(closed.QuerySelector("main input[type=file]"));
        using var discarded = await desk.ActAsync(preview, "Discard");
        using var gone = await desk.Editor.Visitor.GetAsync(preview);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await using var scope = app.Scope(copy.Slug);
        Assert.Empty(await scope.Get<IsekDbContext>().Set<MultiIsek.Planning.Imports.PlanImport>().ToListAsync());
    }

    private static TableDesk Desk(EditorDesk editor, string plan = "stadtumbauplan", string version = Version) => new(editor, plan, version, "word");

    private static IEnumerable<string> Levels(IHtmlDocument page) =>
        page.QuerySelectorAll("select[id^=ebene-]").Cast<IHtmlSelectElement>().Select(s => s.SelectedOptions.Single().TextContent);

    private static async Task TakeAsync(TableDesk desk, string preview, IReadOnlyList<(string, string)>? numbers = null)
    {
        numbers ??= [.. (await desk.PageAsync(preview)).QuerySelectorAll("input[name=nimm]").Select(i => ("nimm", i.GetAttribute("value")!))];
        using var answer = await PostAsync(desk, preview, numbers);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            answer.StatusCode == HttpStatusCode.Redirect ? "" : (await answer.Html()).QuerySelector(".kern-alert")?.TextContent
        );
    }

    private static async Task<HttpResponseMessage> PostAsync(TableDesk desk, string preview, IEnumerable<(string Name, string Value)> numbers)
    {
        var form = EditorDesk.Fields((await desk.PageAsync(preview)).QuerySelector($"form[action='{preview}?handler=Apply']")!).Where(f => f.Name != "nimm");
        return await desk.Editor.Visitor.PostFormAsync($"{preview}?handler=Apply", form.Concat(numbers));
    }

    private static async Task<int> WordSignsAsync(byte[] bytes) =>
        (await MultiIsek.Planning.WordImport.WordFile.ReadAsync(new MemoryStream(bytes), default)).Sections.Sum(s => s.Body.Length);

    private static byte[] Again()
    {
        using var word = Book(chapters: 6, edited: true);
        return word.Save();
    }

    private static WordDocument Book(int chapters, bool edited)
    {
        var word = new WordDocument();
        word.Text("Integriertes Konzept, erfunden").Contents("1 Kapitel 1 .... 3");
        for (var i = 1; i <= chapters; i++)
        {
            if (edited && i == 6)
            {
                word.Heading(1, "Kapitel 7 ganz neu").Text("Ein neues Kapitel mit einem Text, den es vorher nicht gab.");
                continue;
            }

            word.Heading(1, edited && i == 3 ? "Kapitel 3 neu benannt" : $"Kapitel {i}").Text($"{i}: {Paragraph}").Picture().Picture();
            for (var j = 1; j <= 3; j++)
            {
                word.Heading(2, $"Abschnitt {i}.{j}").Text(edited && i == 2 && j == 2 ? "Hier ist alles umgeschrieben." : Paragraph).Item("Punkt eins").Item("Punkt zwei");
                for (var k = 1; k <= 3; k++)
                {
                    word.Heading(3, $"Maßnahme {i}-{j}-{k}").Text(Paragraph).Text(Paragraph);
                }

                word.Table(["Jahr", "Kosten"], ["2027", $"{i}{j}0.000 Euro"]);
            }
        }

        return word;
    }

    /// <summary>With an empty version to be filled.</summary>
    private static CityCopy City() =>
        new CityCopy().Edit(
            "plans.json",
            file =>
                file["plans"]![0]!["versions"]!
                    .AsArray()
                    .Add(
                        new System.Text.Json.Nodes.JsonObject
                        {
                            ["key"] = Version,
                            ["no"] = 3,
                            ["name"] = "Fortschreibung",
                            ["date"] = "2026",
                            ["state"] = "Working",
                            ["profile"] = "buchstaben",
                            ["source"] = "quelle-erfindung",
                        }
                    )
        );
}
