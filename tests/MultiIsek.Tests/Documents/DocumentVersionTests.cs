using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Tests.Documents;

/// <summary>Replacing, withdrawing, deleting; and what an import does with it.</summary>
[Collection("app")]
public sealed class DocumentVersionTests(App app)
{
    private static readonly byte[] First = SampleFiles.Bytes("# Eins\n\nErste Fassung vom Froschteich.");
    private static readonly byte[] Second = SampleFiles.Bytes("# Zwei\n\nZweite Fassung vom Krötenteich.");

    [Fact]
    public async Task A_new_version_takes_the_place_and_the_old_address_keeps_its_bytes()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var city = app.City(copy.Slug);
        var key = await desk.AddAsync("Teiche", "teiche.md", First, ("published", "true"));

        using var replaced = await desk.UploadAsync($"{DocumentDesk.Edit(key)}?handler=Version", [("teiche.md", Second), ("teiche.csv", SampleFiles.Bytes("a;b"))]);

        Assert.EndsWith("getan=fassung", replaced.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(First, await city.GetByteArrayAsync($"/dokumente/{key}/1/teiche.md"));
        Assert.Equal(Second, await city.GetByteArrayAsync($"/dokumente/{key}/2/teiche.md"));
        var page = await city.Page($"/dokumente/{key}");
        Assert.Equal(
            [$"/dokumente/{key}/2/teiche.md", $"/dokumente/{key}/2/teiche.csv"],
            page.QuerySelectorAll("section[aria-labelledby=dateien] a").Select(a => a.GetAttribute("href"))
        );
        await app.SendOutboxAsync(copy.Slug);
        Assert.Contains("Teiche", (await city.Page("/suche?q=Krötenteich")).TextOf(".hits"), StringComparison.Ordinal);
        using var same = await desk.UploadAsync($"{DocumentDesk.Edit(key)}?handler=Version", [("a.txt", First), ("A.txt", Second)]);
        Assert.Contains("nicht gleich heißen", (await same.Html()).TextOf("#files-e"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_withdrawn_is_gone_says_why_and_comes_back()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var city = app.City(copy.Slug);
        var key = await desk.AddAsync("Teiche", "teiche.md", First, ("published", "true"));
        using var replaced = await desk.UploadAsync($"{DocumentDesk.Edit(key)}?handler=Version", [("teiche.md", Second)]);

        using var nameless = await desk.TryAsync(key, "Withdraw", ("version", "2"), ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        await desk.ActAsync(key, "Withdraw", ("version", "2"), ("reason", "Enthielt eine falsche Karte."));

        Assert.Equal(HttpStatusCode.Gone, await desk.StatusAsync($"/dokumente/{key}/2/teiche.md"));
        Assert.Equal("Zurückgezogen", (await (await city.GetAsync($"/dokumente/{key}/2/teiche.md")).Html()).TextOf("h1"));
        var page = await city.Page($"/dokumente/{key}");
        Assert.Contains("Enthielt eine falsche Karte.", page.TextOf("section[aria-labelledby=fassungen]"), StringComparison.Ordinal);
        Assert.Equal([$"/dokumente/{key}/1/teiche.md"], page.QuerySelectorAll("section[aria-labelledby=dateien] a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Froschteich", page.TextOf("section[aria-labelledby=inhalt-text]"), StringComparison.Ordinal);

        await desk.ActAsync(key, "Restore", ("version", "2"));
        Assert.Equal(Second, await city.GetByteArrayAsync($"/dokumente/{key}/2/teiche.md"));
    }

    [Fact]
    public async Task A_document_that_was_withdrawn_keeps_its_page_and_gives_no_file()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var city = app.City(copy.Slug);

        await desk.ActAsync("kurzfassung", "Withdraw", ("reason", "Die Rechte sind <b>ungeklärt</b>."));

        var page = await city.Page("/dokumente/kurzfassung");
        Assert.Contains("Die Rechte sind <b>ungeklärt</b>.", page.TextOf(".note--gate"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main a[href*='kurzfassung.md']"));
        Assert.Equal(HttpStatusCode.Gone, await desk.StatusAsync("/dokumente/kurzfassung/1/kurzfassung.md"));
        Assert.Contains("zurückgezogen", (await city.Page("/dokumente")).QuerySelector("a[href='/dokumente/kurzfassung']")!.ParentElement!.TextContent, StringComparison.Ordinal);

        // The next import changes nothing of that.
        var again = await app.ImportAsync(copy.Folder);
        Assert.True(again.Counts.IsNothing, $"{again.Counts}");
        Assert.Equal(HttpStatusCode.Gone, await desk.StatusAsync("/dokumente/kurzfassung/1/kurzfassung.md"));
        await desk.ActAsync("kurzfassung", "Restore");
        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync("/dokumente/kurzfassung/1/kurzfassung.md"));
    }

    [Fact]
    public async Task An_import_leaves_the_version_of_the_desk_on_top_until_its_own_file_changes()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var city = app.City(copy.Slug);
        using var replaced = await desk.UploadAsync($"{DocumentDesk.Edit("kurzfassung")}?handler=Version", [("kurzfassung.md", Second)]);

        copy.Edit("documents.json", f => f["documents"]!.AsArray().Single(d => (string?)d!["key"] == "kurzfassung")!["title"] = "Anders genannt");
        await app.ImportAsync(copy.Folder);
        Assert.Equal("Anders genannt", (await city.Page("/dokumente/kurzfassung")).TextOf("h1"));
        Assert.Equal(["2. Fassung (aktuell)", "1. Fassung"], await VersionsAsync(city));

        await File.WriteAllTextAsync(Path.Combine(copy.Folder, "dokumente/kurzfassung.md"), "# Drei\n\nAus dem Ordner.");
        await app.ImportAsync(copy.Folder);
        Assert.Equal(["3. Fassung (aktuell)", "2. Fassung", "1. Fassung"], await VersionsAsync(city));
        Assert.Equal(Second, await city.GetByteArrayAsync("/dokumente/kurzfassung/2/kurzfassung.md"));
        Assert.True((await app.ImportAsync(copy.Folder)).Counts.IsNothing);
    }

    [Fact]
    public async Task Two_who_save_are_told_and_nothing_typed_is_lost()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        await desk.ActAsync("kurzfassung", "Save", ("revision", await RevisionAsync(desk)), ("title", "Erste"), ("kind", "Brochure"), ("language", "de"));

        using var late = await desk.TryAsync("kurzfassung", "Save", ("revision", "0"), ("title", "Zweite"), ("kind", "Brochure"), ("language", "de"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.Html();
        Assert.Equal("Zweite", page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Equal("Erste", (await app.City(copy.Slug).Page("/dokumente/kurzfassung")).TextOf("h1"));
        await desk.ActAsync("kurzfassung", "Save", ("revision", page.QuerySelector("input[name=revision]")!.GetAttribute("value")!), ("title", "Zweite"), ("kind", "Brochure"));
        Assert.Equal("Zweite", (await app.City(copy.Slug).Page("/dokumente/kurzfassung")).TextOf("h1"));
    }

    [Fact]
    public async Task What_is_used_is_not_deleted_and_what_is_not_goes_for_good()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var key = await desk.AddAsync("Nur kurz", "kurz.txt", First, ("published", "true"));
        var delete = $"/verwaltung/dokumente/loeschen/{key}";
        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<IsekDbContext>();
            var element = await db.Set<PlanElement>().Where(e => e.Key == "b-steg").Select(e => e.Id).SingleAsync();
            db.Add(
                new ElementDocument
                {
                    PlanVersionId = await db.Set<ElementRevision>().Where(r => r.ElementId == element).Select(r => r.PlanVersionId).SingleAsync(),
                    ElementId = element,
                    DocumentId = await db.Set<Document>().Where(d => d.Key == key).Select(d => d.Id).SingleAsync(),
                }
            );
            await db.SaveChangesAsync();
        }

        var page = await desk.Visitor.PageAsync(delete);
        Assert.Contains("Element „Steg", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        var token = (await desk.Visitor.PageAsync(DocumentDesk.New)).QuerySelector("main input[name=form]")!.GetAttribute("value")!;
        using var refused = await desk.Visitor.PostFormAsync(delete, [("form", token)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        // Sources of the plan, and whatever the data files bring.
        Assert.Contains("Datendateien", (await desk.Visitor.PageAsync("/verwaltung/dokumente/loeschen/kurzfassung")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Konzept „", (await desk.Visitor.PageAsync("/verwaltung/dokumente/loeschen/quelle-erfindung")).TextOf("main"), StringComparison.Ordinal);

        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<IsekDbContext>();
            var document = await db.Set<Document>().Where(d => d.Key == key).Select(d => d.Id).SingleAsync();
            db.RemoveRange(await db.Set<ElementDocument>().Where(d => d.DocumentId == document).ToListAsync());
            await db.SaveChangesAsync();
        }

        Assert.Contains("nicht zurücknehmen", (await desk.Visitor.PageAsync(delete)).TextOf("main"), StringComparison.Ordinal);
        using var deleted = await desk.Visitor.SubmitAsync(delete, "main form");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await desk.StatusAsync($"/dokumente/{key}"), await desk.StatusAsync($"/dokumente/{key}/1/kurz.txt")));
    }

    [Fact]
    public async Task Groups_are_added_renamed_ordered_and_deleted_when_empty()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        const string page = "/verwaltung/dokumentgruppen";
        using var nameless = await desk.Visitor.SubmitAsync(page, $"form[action='{page}?handler=Add']", ("title", " "), ("note", "Bleibt stehen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Contains("Bleibt stehen", (await nameless.Html()).TextOf("#note-neu"), StringComparison.Ordinal);

        using var added = await desk.Visitor.SubmitAsync(page, $"form[action='{page}?handler=Add']", ("number", "3"), ("title", "Karten"));
        var up = (await desk.Visitor.PageAsync(page)).QuerySelectorAll($"form[action='{page}?handler=Up'] input[name=group]")[^1].GetAttribute("value")!;
        using var moved = await PostAsync(desk, "Up", up);
        using var renamed = await PostAsync(desk, "Save", up, ("title", "Pläne und Karten"));
        Assert.Equal(
            ["1 Stadtumbauplan", "Pläne und Karten", "2 Quartiersplan Auenufer"],
            (await desk.Visitor.PageAsync(page)).QuerySelectorAll("main li h2").Select(h => h.TextContent.Trim())
        );

        // The order of the desk outlives an import.
        await app.ImportAsync(copy.Folder);
        Assert.Equal("Pläne und Karten", (await desk.Visitor.PageAsync(page)).QuerySelectorAll("main li h2")[1].TextContent.Trim());
        var full = (await desk.Visitor.PageAsync(page)).QuerySelector($"form[action='{page}?handler=Down'] input[name=group]")!.GetAttribute("value")!;
        using var refused = await PostAsync(desk, "Delete", full);
        Assert.Contains("Dokument", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var deleted = await PostAsync(desk, "Delete", up);
        Assert.Equal(2, (await desk.Visitor.PageAsync(page)).QuerySelectorAll("main li h2").Length);
        using var foreign = await PostAsync(desk, "Delete", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(DocumentDesk desk, string handler, string group, params (string Name, string Value)[] more)
    {
        const string page = "/verwaltung/dokumentgruppen";
        var token = (await desk.Visitor.PageAsync(page)).QuerySelector("main input[name=form]")!.GetAttribute("value")!;
        return await desk.Visitor.PostFormAsync($"{page}?handler={handler}", [("form", token), ("group", group), .. more]);
    }

    private static async Task<string> RevisionAsync(DocumentDesk desk) =>
        (await desk.Visitor.PageAsync(DocumentDesk.Edit("kurzfassung"))).QuerySelector("input[name=revision]")!.GetAttribute("value")!;

    private static async Task<IEnumerable<string>> VersionsAsync(HttpClient city) =>
        (await city.Page("/dokumente/kurzfassung")).QuerySelectorAll("tbody th").Select(t => t.TextContent);
}
