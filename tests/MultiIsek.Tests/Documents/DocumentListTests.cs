using System.Net;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Documents;

/// <summary>The planner's list of documents.</summary>
[Collection("app")]
public sealed class DocumentListTests(App app)
{
    [Fact]
    public async Task The_list_filters_sorts_and_pages()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        await desk.AddAsync("Äpfel am Ufer", "a.txt", SampleFiles.Bytes("kurz"), ("kind", "Map"), ("group", "stadtumbau"), ("date", "12.2013"));
        await desk.AddAsync("Zaunplan", "z.txt", SampleFiles.Bytes(new string('x', 5000)), ("kind", "Map"));
        await desk.AddAsync("Brunnenbuch", "b.txt", SampleFiles.Bytes("Brunnen"), ("published", "true"));

        Assert.Equal(["Äpfel am Ufer", "Zaunplan"], await TitlesAsync(desk, "?zustand=entwurf&sortierung=titel"));
        Assert.Equal(["Zaunplan", "Äpfel am Ufer"], await TitlesAsync(desk, "?zustand=entwurf&sortierung=-titel"));
        Assert.Equal(["Zaunplan", "Äpfel am Ufer"], await TitlesAsync(desk, "?art=Map&zustand=entwurf&sortierung=groesse"));
        Assert.Equal(["Brunnenbuch", "Zaunplan", "Äpfel am Ufer"], (await TitlesAsync(desk, "?sortierung=neu")).Take(3));
        Assert.Equal(["Äpfel am Ufer"], await TitlesAsync(desk, "?gruppe=stadtumbau&zustand=entwurf"));
        Assert.Equal(["Äpfel am Ufer"], await TitlesAsync(desk, "?wort=Apfel"));
        Assert.Contains("kein Dokument", (await desk.Visitor.PageAsync($"{DocumentDesk.List}?wort=Quastenflosser")).TextOf("main"), StringComparison.Ordinal);
        var row = (await desk.Visitor.PageAsync($"{DocumentDesk.List}?wort=Apfel")).TextOf("tbody tr");
        Assert.Contains("Karte", row, StringComparison.Ordinal);
        Assert.Contains("Dezember 2013", row, StringComparison.Ordinal);
        Assert.Contains("Entwurf", row, StringComparison.Ordinal);

        for (var i = 0; i < 48; i++)
        {
            using var added = await desk.UploadAsync(DocumentDesk.New, [], ("title", $"Blatt {i:00}"), ("kind", "Other"));
        }

        var first = await desk.Visitor.PageAsync($"{DocumentDesk.List}?sortierung=titel");
        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        var next = first.QuerySelectorAll("main a.go").Single(a => a.TextContent == "Nächste Seite").GetAttribute("href")!;
        var second = await TitlesAsync(desk, next[DocumentDesk.List.Length..]);
        Assert.NotEmpty(second);
        Assert.Empty(second.Intersect(first.QuerySelectorAll("tbody th").Select(t => t.TextContent)));
    }

    [Fact]
    public async Task The_export_has_the_selection_and_no_formula()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        await desk.AddAsync("=HYPERLINK(\"https://example.org\";\"hier\")", "a.txt", SampleFiles.Bytes("x"));
        await desk.AddAsync("Strich; und „Zeichen“", "b.txt", SampleFiles.Bytes("x"));

        using var answer = await desk.Visitor.GetAsync($"{DocumentDesk.List}?handler=Csv&zustand=entwurf&sortierung=titel");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await answer.Content.ReadAsByteArrayAsync())[..3]);
        var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Schlüssel;Titel;Art;", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains(";\"'=HYPERLINK(\"\"https://example.org\"\"", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(";\"Strich; und „Zeichen“\";Dokument;;;Entwurf;1;Text;1;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Moderator)]
    public async Task Who_does_not_edit_stays_out(Role role)
    {
        var visitor = await Visitor.StaffAsync(app, "musterstadt", role);
        foreach (
            var url in new[] { DocumentDesk.List, DocumentDesk.New, DocumentDesk.Edit("kurzfassung"), "/verwaltung/dokumente/loeschen/kurzfassung", "/verwaltung/dokumentgruppen" }
        )
        {
            using var answer = await visitor.GetAsync(url);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_of_another_city_is_found()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        foreach (var url in new[] { DocumentDesk.Edit("quelle-projektseite"), "/verwaltung/dokumente/loeschen/quelle-projektseite", DocumentDesk.Edit("gibt-es-nicht") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync(url)).StatusCode);
        }

        foreach (var handler in new[] { "Save", "Publish", "Hide", "Withdraw", "Restore", "Version" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await desk.TryAsync("quelle-projektseite", handler, ("revision", "0"))).StatusCode);
        }

        Assert.DoesNotContain("quelle-projektseite", await (await desk.Visitor.GetAsync($"{DocumentDesk.List}?handler=Csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_leads_here()
    {
        var visitor = await Visitor.StaffAsync(app, "musterstadt", Role.Editor);
        Assert.NotNull((await visitor.PageAsync("/verwaltung")).QuerySelector($"main a[href='{DocumentDesk.List}']"));
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(DocumentDesk desk, string query) =>
        [.. (await desk.Visitor.PageAsync(DocumentDesk.List + query)).QuerySelectorAll("tbody th").Select(t => t.TextContent)];
}
