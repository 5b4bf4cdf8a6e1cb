using System.Net;

namespace MultiIsek.Tests.Documents;

[Collection("app")]
public sealed class LibraryTests(App app)
{
    private readonly HttpClient _city = app.City("musterstadt");

    [Fact]
    public async Task The_library_stands_in_the_citys_own_groups_and_ends_with_the_sources()
    {
        var page = await _city.Page("/dokumente");

        Assert.Equal(
            ["1 Stadtumbauplan", "2 Quartiersplan Auenufer", "Quellen"],
            page.QuerySelectorAll("main h2").Select(h => string.Join(' ', h.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        );
        Assert.Equal("Alle Dokumente sind erfunden.", page.TextOf(".lead"));
        Assert.Contains("PDF, 28", (await app.City("herzberg").Page("/dokumente")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_placeholder_is_a_dashed_row_that_names_its_source_and_has_no_page()
    {
        var row = (await _city.Page("/dokumente")).QuerySelector("#karte-auenufer")!;

        Assert.Contains("doc--todo", row.ClassList);
        Assert.Contains("eine Karte gibt es nicht", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("/dokumente/quelle-erfindung", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await _city.GetAsync("/dokumente/karte-auenufer")).StatusCode);
    }

    [Fact]
    public async Task A_group_has_its_page()
    {
        var page = await _city.Page("/dokumente/gruppe/stadtumbau");

        Assert.Equal("1Stadtumbauplan", string.Concat(page.QuerySelector("h1")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(2, page.QuerySelectorAll(".doc").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await _city.GetAsync("/dokumente/gruppe/nichts")).StatusCode);
    }

    [Fact]
    public async Task A_document_says_what_is_known_of_it_and_what_is_not()
    {
        var page = await _city.Page("/dokumente/kurzfassung");

        var facts = page.QuerySelectorAll(".facts > div")
            .ToDictionary(
                d => d.QuerySelector("dt")!.TextContent,
                d => string.Join(' ', d.QuerySelector("dd")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            );
        Assert.Equal("Broschüre", facts["Art"]);
        Assert.Equal("Mai 2025", facts["Datum"]);
        Assert.Equal("nicht angegeben", facts["Herausgegeben von"]);
        Assert.Equal("MultiIsek, erfunden", facts["Nachweis"]);
        Assert.Equal("1 Stadtumbauplan", facts["Gruppe"]);
        Assert.Equal("Musterstadt an der Aue: eine erfundene Stadt", facts["Quelle"]);
        Assert.Matches("^[0-9a-f]{12}…$", page.TextOf("tbody td:last-child span"));
        Assert.NotNull(page.QuerySelector("a[href='/dokumente/kurzfassung/1/kurzfassung.md']"));
    }

    [Fact]
    public async Task A_text_file_can_be_read_on_the_page()
    {
        var page = await app.City("herzberg").Page("/dokumente/quelle-projektseite");

        Assert.Contains("kein amtliches Dokument", page.TextOf("section[aria-labelledby=inhalt-text]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_citys_document_is_not_there()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _city.GetAsync("/dokumente/quelle-projektseite")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _city.GetAsync("/dokumente/gruppe/baustein-a")).StatusCode);
    }

    [Fact]
    public async Task An_image_names_whom_it_is_owed_to() =>
        Assert.Contains("Bildnachweis: Yuri Arcurs/Fotolia.com", (await app.City("delmenhorst").Page("/dokumente")).TextOf("#bild-isek-seite"), StringComparison.Ordinal);

    [Fact]
    public async Task A_draft_is_called_one_and_a_brochure_tells_its_length()
    {
        var page = await app.City("landsberg").Page("/dokumente");

        Assert.Contains("Entwurf, 11. Juli 2018", page.TextOf("#leitlinien-09 p"), StringComparison.Ordinal);
        Assert.Contains("104 Seiten", page.TextOf("#broschuere"), StringComparison.Ordinal);
    }
}
