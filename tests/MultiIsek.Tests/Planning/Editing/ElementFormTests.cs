using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>The form of one element: every field is saved and shown, what is wrong is said at its field, what nobody edited stays byte for byte.</summary>
[Collection("app")]
public sealed class ElementFormTests(App app)
{
    [Fact]
    public async Task Every_kind_of_field_is_typed_in_German_saved_and_shown()
    {
        using var copy = DraftCity.Of();
        var desk = await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", DraftCity.Version);
        using var added = await desk.ActAsync("p-plaetze", "Add", ("art", "unter:vorhaben"), ("title", "Brunnen sanieren"));
        (string Name, string Value, string Shown)[] values =
        [
            ("f-in-kuerze", "Ein Brunnen wird saniert.", "Ein Brunnen wird saniert."),
            ("f-begruendung", "Er ist **undicht**.", "undicht"),
            ("f-laenge", "1.085,5", "1.085,5"),
            ("f-kosten", "450.000", "450.000"),
            ("f-baubeginn", "3.2027", "März 2027"),
            ("f-fertig", "2028", "2028"),
            ("f-zeitraum", "2027 bis 2028", "2027 bis 2028"),
            ("f-barrierefrei", "ja", "ja"),
            ("f-bauart", "Umbau", "Umbau"),
            ("f-wirkt-auf", "Klima", "Klima"),
            ("f-dringlichkeit", "bald", "bald"),
            ("f-projektseite", "https://www.example.org/brunnen", "www.example.org/brunnen"),
            ("f-schlagworte", "stichworte/hof", "Hof"),
            ("f-haengt-ab-von", DraftCity.NewElement, "Um den"),
            ("lead", "Am Markt", "Am Markt"),
            ("body", "Erster Absatz.\r\n\r\nZweiter Absatz mit *Betonung*.", "Zweiter Absatz mit Betonung."),
            ("plain", "Der Brunnen ist kaputt.", "Der Brunnen ist kaputt."),
            ("spaceNote", "an der Nordseite", "an der Nordseite"),
            ("sourceDetail", "Seite 12", "Seite 12"),
        ];

        var page = await desk.SavedAsync("brunnen-sanieren", [.. values.Select(v => (v.Name, v.Value)), ("f-vermerk", "nur für uns")]);

        Assert.Contains("Gespeichert", page.TextOf("[role=status]"), StringComparison.Ordinal);
        var shown = (await desk.Visitor.PageAsync($"/plan/stadtumbauplan/brunnen-sanieren?fassung={DraftCity.Version}")).TextOf("main").Replace('\u00a0', ' ');
        Assert.All(values.Where(v => v.Name != "sourceDetail"), v => Assert.Contains(v.Shown, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("nur für uns", shown, StringComparison.Ordinal);
        // Opened and sent as it is, nothing changes.
        Assert.Contains("nichts geändert", (await desk.SavedAsync("brunnen-sanieren")).TextOf("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_fault_stands_at_its_field_and_nothing_typed_is_lost()
    {
        using var copy = DraftCity.Of();
        var desk = await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", DraftCity.Version);
        using var added = await desk.ActAsync("p-plaetze", "Add", ("art", "unter:vorhaben"), ("title", "Brunnen sanieren"));
        (string Name, string Value)[] wrong =
        [
            ("title", ""),
            ("lead", new string('x', 601)),
            ("number", "A"),
            ("f-in-kuerze", ""),
            ("f-laenge", "12.5"),
            ("f-kosten", "viel"),
            ("f-baubeginn", "31.2.2027"),
            ("f-fertig", "28"),
            ("f-zeitraum", "2030-2020"),
            ("f-bauart", "Abriss"),
            ("f-wirkt-auf", "Wetter"),
            ("f-partner", "gibt-es-nicht"),
            ("f-wege", "hagen-mitte"),
            ("f-haengt-ab-von", "m6-1"),
            ("f-projektseite", "javascript:alert(1)"),
            ("spaces", "gibt-es-nicht"),
            ("documents", "gibt-es-nicht"),
            ("body", "Was ich schrieb."),
        ];

        using var answer = await desk.SaveAsync("brunnen-sanieren", wrong);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        foreach (var (name, value) in wrong.SkipLast(1))
        {
            Assert.True(page.QuerySelector($".kern-alert a[href='#{name}']") is not null, $"no fault at {name}");
            Assert.True(page.QuerySelector($"[id='{name}']") is not null, $"nothing has the id {name}");
        }

        Assert.Equal("Was ich schrieb.", page.TextOf("#body"));
        Assert.Equal("viel", page.QuerySelector("[id='f-kosten']")!.GetAttribute("value"));
        Assert.Contains("Titel", page.TextOf("label[for=title]"), StringComparison.Ordinal);
        Assert.Contains(
            "Noch ohne Text",
            (await desk.Visitor.PageAsync($"/plan/stadtumbauplan/brunnen-sanieren?fassung={DraftCity.Version}")).TextOf("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Actors_links_places_and_documents_are_set_and_taken_away()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var form = await desk.OpenFormAsync("b-treppe");

        using var saved = await desk.SendAsync(
            "b-treppe",
            form,
            "Save",
            ("actor-role", "Lead"),
            ("actor-organisation", "wasserbehoerde"),
            ("actor-note", "mit dem Hafen"),
            ("link-kind", "ContributesTo"),
            ("link-to", "r-ufer"),
            ("link-strength", "2"),
            ("link-comment", "öffnet das Ufer"),
            ("documents", "quelle-erfindung"),
            ("spaces", "muehleninsel")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var shown = (await app.City(copy.Slug).Page("/plan/quartiersplan-auenufer/b-treppe")).TextOf("main");
        Assert.Contains("mit dem Hafen", shown, StringComparison.Ordinal);
        Assert.Contains("trägt bei zu", shown, StringComparison.Ordinal);
        Assert.Contains("Das Ufer bleibt öffentlich", shown, StringComparison.Ordinal);
        Assert.Contains("Mühleninsel", shown, StringComparison.Ordinal);

        using var again = await desk.SendAsync("b-treppe", await desk.OpenFormAsync("b-treppe"), "Save", ("link-to", ""), ("actor-organisation", ""), ("spaces", ""));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        shown = (await app.City(copy.Slug).Page("/plan/quartiersplan-auenufer/b-treppe")).TextOf("main");
        Assert.DoesNotContain("trägt bei zu", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("mit dem Hafen", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_edited_stays_byte_for_byte()
    {
        using var copy = new CityCopy();
        copy.Edit(
            "elements/entwurf-auenufer.json",
            file =>
            {
                var steg = file["elements"]![2]!;
                steg["titleAsPublished"] = "Steg an der Mühlen-\ninsel";
                steg["body"] = new System.Text.Json.Nodes.JsonArray("- eins\n\n- zwei\n\nund  doppelt", "Letzter");
            }
        );
        var desk = await EditorDesk.OpenAsync(app, copy);

        await desk.SavedAsync("b-steg", ("lead", "Neu ist nur der Kurztext."));

        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        var row = await db.Set<ElementRevision>().AsNoTracking().SingleAsync(r => r.Lead == "Neu ist nur der Kurztext.");
        Assert.Equal(["- eins\n\n- zwei\n\nund  doppelt", "Letzter"], row.Body);
        Assert.Equal("Steg an der Mühlen-\ninsel", row.TitleAsPublished);
        // The list keeps its one number also when another paragraph changes.
        await desk.SavedAsync("b-steg", ("body", Paragraphs.Join(row.Body).Replace("Letzter", "Letzter Satz", StringComparison.Ordinal)));
        var edited = await db.Set<ElementRevision>().AsNoTracking().SingleAsync(r => r.Id == row.Id);
        Assert.Equal(["- eins\n\n- zwei\n\nund  doppelt", "Letzter Satz"], edited.Body);
    }

    [Fact]
    public async Task A_type_changes_where_the_profile_allows_it()
    {
        using var copy = DraftCity.Of();
        var desk = await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", DraftCity.Version);

        await desk.SavedAsync(DraftCity.NewElement, ("type", "beobachtung"), ("number", "B7"));
        Assert.Contains((await desk.OutlineAsync()), line => line.StartsWith("B7 Um den", StringComparison.Ordinal));

        using var refused = await desk.SaveAsync(DraftCity.NewElement, ("type", "schritt"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await refused.Html()).QuerySelector(".kern-alert a[href='#type']"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[Klick](javascript:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("</textarea><script>alert(1)</script>")]
    public async Task No_script_runs_from_any_field(string payload)
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var form = await desk.OpenFormAsync("b-treppe");
        (string, string)[] values =
        [
            .. new[] { "title", "lead", "body", "plain", "bodyLabel", "missing", "spaceNote", "sourceDetail", "actor-note", "link-comment" }.Select(n =>
                (n, n == "bodyLabel" ? payload : $"{payload} {n}")
            ),
            ("actor-organisation", "wasserbehoerde"),
            ("link-to", "r-ufer"),
        ];
        using var preview = await desk.SendAsync("b-treppe", form, "Preview", values);
        Harmless(await preview.Html());
        using var saved = await desk.SendAsync("b-treppe", form, "Save", values);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        Harmless(await desk.Visitor.PageAsync(desk.Url("b-treppe")));
        Harmless(await desk.Visitor.PageAsync($"{desk.Url("b-treppe")}/verlauf"));
        Harmless(await desk.Visitor.PageAsync($"{desk.Url("b-treppe")}/loeschen"));
        Harmless(await desk.Visitor.PageAsync($"{desk.Tree}?element=b-treppe"));
        Harmless(await app.City(copy.Slug).Page("/plan/quartiersplan-auenufer/b-treppe"));
        Harmless(await app.City(copy.Slug).Page("/plan/quartiersplan-auenufer"));
        Harmless(await app.City(copy.Slug).Page("/suche?q=alert"));
    }

    private static void Harmless(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.TextContent.Length == 0 || s.GetAttribute("type") == "application/ld+json", s.OuterHtml));
        Assert.Empty(page.QuerySelectorAll("[onerror],[onload]"));
        Assert.Empty(page.QuerySelectorAll("a").Where(a => a.GetAttribute("href")?.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) == true));
    }
}
