using System.Net;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Desk;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tests.Documents;

/// <summary>New documents by the form, one or many, and what is refused.</summary>
[Collection("app")]
public sealed class UploadTests(App app)
{
    [Fact]
    public async Task A_new_document_is_a_draft_until_somebody_publishes_it()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var city = app.City(copy.Slug);
        var bytes = SampleFiles.Bytes("# Titel\n\nAm Quastenflosserbrunnen.");

        var key = await desk.AddAsync(
            "Brunnen & Plätze",
            "brunnen.md",
            bytes,
            ("kind", "Concept"),
            ("group", "stadtumbau"),
            ("date", "18.12.2013"),
            ("credit", "Stadtarchiv"),
            ("language", "de-x-ls"),
            ("summary", "Worum es geht."),
            ("alt", "Ein Brunnen."),
            ("url", "https://example.org/brunnen")
        );

        Assert.Equal("brunnen-plaetze", key);
        var (page, file) = ($"/dokumente/{key}", $"/dokumente/{key}/1/brunnen.md");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await desk.StatusAsync(page), await desk.StatusAsync(file)));
        foreach (var url in new[] { "/dokumente", "/dokumente/gruppe/stadtumbau", "/suche?q=Quastenflosserbrunnen", "/sitemap.xml", "/api/v1/documents" })
        {
            Assert.DoesNotContain(key, await city.GetStringAsync(url), StringComparison.Ordinal);
        }

        // Staff look at it as everybody will.
        Assert.Contains("Nur Mitarbeitende", (await desk.Visitor.PageAsync(DocumentDesk.Edit(key))).TextOf("form.undo"), StringComparison.Ordinal);
        Assert.Contains("Entwurf", (await desk.Visitor.PageAsync(page)).TextOf("main .note"), StringComparison.Ordinal);
        using (var preview = await desk.Visitor.GetAsync(file))
        {
            Assert.Equal(bytes, await preview.Content.ReadAsByteArrayAsync());
            Assert.Equal("no-store", preview.Headers.CacheControl!.ToString());
        }

        await desk.ActAsync(key, "Publish");

        var shown = await city.Page(page);
        Assert.Equal("Brunnen & Plätze", shown.TextOf("h1"));
        foreach (var word in new[] { "Konzept", "18. Dezember 2013", "Stadtarchiv", "Leichte Sprache", "Ein Brunnen.", "example.org" })
        {
            Assert.Contains(word, shown.TextOf(".facts").Replace('\u00a0', ' '), StringComparison.Ordinal);
        }

        Assert.Equal(bytes, await city.GetByteArrayAsync(file));
        await app.SendOutboxAsync(copy.Slug);
        Assert.Contains("Brunnen & Plätze", (await city.Page("/suche?q=Quastenflosserbrunnen")).TextOf(".hits"), StringComparison.Ordinal);
        await desk.ActAsync(key, "Hide");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await desk.StatusAsync(page), await desk.StatusAsync(file)));
        Assert.DoesNotContain("Brunnen & Plätze", (await city.Page("/suche?q=Quastenflosserbrunnen")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_after_an_error()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);

        using var answer = await desk.UploadAsync(
            DocumentDesk.New,
            [("logo.svg", SampleFiles.Bytes("<svg/>"))],
            ("title", "Ein \"Titel\""),
            ("kind", "Map"),
            ("date", "irgendwann"),
            ("summary", "Zwei\nZeilen"),
            ("url", "javascript:alert(1)"),
            ("published", "true")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Equal("Ein \"Titel\"", page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Equal("irgendwann", page.QuerySelector("#date")!.GetAttribute("value"));
        Assert.Equal("Zwei\nZeilen", page.QuerySelector("#summary")!.TextContent.Trim());
        Assert.Equal("Map", page.QuerySelector("#kind option[selected]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#published[checked]"));
        Assert.Equal(["#date", "#url"], page.QuerySelectorAll(".kern-alert a").Select(a => a.GetAttribute("href")));
        Assert.Contains("2. Quartal 2013", page.TextOf("#date-e"), StringComparison.Ordinal);

        // Only the file is wrong now.
        using var refused = await desk.UploadAsync(DocumentDesk.New, [("logo.svg", SampleFiles.Bytes("<svg/>"))], ("title", "Logo"), ("kind", "Image"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("SVG", (await refused.Html()).TextOf("#files-e"), StringComparison.Ordinal);
        using var nothing = await desk.UploadAsync(DocumentDesk.New, [], ("title", " "), ("kind", "Image"));
        Assert.Contains("mindestens eine Datei", (await nothing.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.DoesNotContain("Logo", (await desk.Visitor.PageAsync(DocumentDesk.List)).TextOf("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_files_each_is_a_document_and_one_that_is_refused_keeps_none_of_the_others()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);

        using var some = await desk.UploadAsync(
            DocumentDesk.New,
            [("Plan_Nord.pdf", SampleFiles.Pdf()), ("plan.exe", SampleFiles.Bytes("MZ")), ("Liste.csv", SampleFiles.Bytes("a;b"))],
            ("kind", "Map"),
            ("group", "stadtumbau")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, some.StatusCode);
        var page = await some.Html();
        Assert.Equal(["Plan Nord", "Liste"], page.QuerySelectorAll("section[aria-labelledby=angelegt] a").Select(a => a.TextContent));
        Assert.Contains("„plan.exe“: Programme", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        using var all = await desk.UploadAsync(DocumentDesk.New, [("A.txt", SampleFiles.Bytes("a")), ("B.txt", SampleFiles.Bytes("b"))], ("kind", "Other"), ("published", "true"));
        Assert.Equal(HttpStatusCode.Redirect, all.StatusCode);

        await using var scope = app.Scope(copy.Slug);
        var documents = await scope.Get<IsekDbContext>().Set<Document>().Where(d => d.Title == "Plan Nord" || d.Title == "Liste" || d.Title == "A" || d.Title == "B").ToListAsync();
        Assert.Equal(4, documents.Count);
        Assert.Equal([DocumentState.Draft, DocumentState.Draft], documents.Where(d => d.Kind == MultiIsek.Documents.Contracts.DocumentKind.Map).Select(d => d.State));
        Assert.All(documents.Where(d => d.Title.Length == 1), d => Assert.Equal(DocumentState.Published, d.State));
    }

    [Fact]
    public async Task The_script_sends_one_by_one_and_reads_the_answer()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);

        using var taken = await desk.UploadAsync($"{DocumentDesk.New}?handler=File", [("Bericht.pdf", SampleFiles.Pdf())], ("kind", "FinalReport"), ("title", ""));
        using var answer = JsonDocument.Parse(await taken.Content.ReadAsStringAsync());
        Assert.Equal("/verwaltung/dokumente/bearbeiten/bericht", answer.RootElement.GetProperty("url").GetString());
        using var refused = await desk.UploadAsync($"{DocumentDesk.New}?handler=File", [("a.zip", SampleFiles.Zip(("a", [1])))], ("kind", "FinalReport"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var why = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Contains("Archive", why.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_documents_of_one_title_at_the_same_moment_get_a_key_each()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await using var scope = app.Scope(copy.Slug);
        scope.Get<MultiIsek.Kernel.People.CurrentUser>().SetOperator();
        var db = scope.Get<IsekDbContext>();
        var other = await db.Set<Document>().Where(d => d.State == DocumentState.Published).Select(d => d.Id).FirstAsync();
        var isFirst = true;
        // Between the look for a free key and the save somebody takes it.
        db.SavingChanges += (_, _) =>
        {
            if (isFirst)
            {
                isFirst = false;
                Assert.Equal(1, db.Set<Document>().Where(d => d.Id == other).ExecuteUpdate(s => s.SetProperty(d => d.Key, "zugleich")));
            }
        };

        var values = new DocumentValues("Zugleich", DocumentKind.Other, null, null, null, null, null, null, null, null);
        var key = await scope.Get<IMediator>().Send(new AddDocument(values, false, null));

        Assert.Equal("zugleich-2", key);
        Assert.Equal(1, await db.Set<Document>().CountAsync(d => d.Title == "Zugleich"));
    }

    [Fact]
    public async Task Without_its_token_nothing_is_taken()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        using var content = new MultipartFormDataContent { { new StringContent("x"), "title" }, { new ByteArrayContent([1]), "files", "a.txt" } };

        using var answer = await desk.Visitor.SendContentAsync(DocumentDesk.New, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_log_names_documents_and_fields()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var key = await desk.AddAsync("Protokolliertes", "a.txt", SampleFiles.Bytes("a"));
        using var saved = await desk.Visitor.SubmitAsync(DocumentDesk.Edit(key), "form#dokument", ("title", "Umbenanntes"), ("date", "2013"));
        Assert.EndsWith("getan=gespeichert", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        var admin = await Identity.Visitor.StaffAsync(app, copy.Slug, MultiIsek.Kernel.People.Role.Admin);

        var log = (await admin.PageAsync("/verwaltung/protokoll")).TextOf("main ol");

        Assert.Contains("Dokument angelegt", log, StringComparison.Ordinal);
        Assert.Contains("Umbenanntes · Titel, Datum", log, StringComparison.Ordinal);
        await using var scope = app.Scope(copy.Slug);
        Assert.Equal(ScanState.Unchecked, await scope.Get<IsekDbContext>().Set<DocumentVersion>().Where(v => v.FileName == "a.txt").Select(v => v.Scan).SingleAsync());
    }
}
