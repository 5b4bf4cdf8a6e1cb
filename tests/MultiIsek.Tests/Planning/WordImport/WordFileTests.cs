using System.IO.Compression;
using MultiIsek.Kernel;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.WordImport;

namespace MultiIsek.Tests.Planning.WordImport;

/// <summary>What a Word file says, as headings and Markdown.</summary>
public sealed class WordFileTests
{
    [Fact]
    public async Task Headings_are_known_by_their_outline_whatever_the_style_is_called()
    {
        using var word = new WordDocument();
        word.Text("Vorwort").Contents("1 Ziele ..... 3").Heading(1, "1 Ziele").Text("Text").Heading(2, "1.1 Verkehr").Heading(3, "Radweg").Text("Länge 3 km");

        var sections = await ReadAsync(word);

        Assert.Equal(["0 ", "1 1 Ziele", "2 1.1 Verkehr", "3 Radweg"], sections.Select(s => $"{s.Level} {s.Title}"));
        Assert.Equal("Vorwort", sections[0].Body);
        Assert.Equal("Länge 3 km", sections[3].Body);
    }

    [Fact]
    public async Task Marks_lists_tables_links_and_notes_become_Markdown()
    {
        using var word = new WordDocument();
        word.Heading(1, "Ziele");
        word.Runs(
            WordDocument.Plain("Die "),
            WordDocument.Bold("grü"),
            WordDocument.Bold("ne "),
            WordDocument.Plain("Stadt*"),
            WordDocument.Note(),
            WordDocument.Deleted("alt"),
            WordDocument.Inserted(" neu"),
            WordDocument.Plain(", siehe "),
            word.Link("https://example.org/a", "hier")
        );
        word.Item("erstens").Item("darunter", depth: 1).Item("zweitens").Item("eins", list: 2).Text("- kein Punkt").Text("1. keine Liste");
        word.Table(["Jahr", "Kosten | netto"], ["2027", "12"]);
        word.Picture().Picture();

        var section = Assert.Single(await ReadAsync(word));

        Assert.Equal(
            """
            Die **grüne** Stadt\* (Quelle: Stadtarchiv) neu, siehe [hier](https://example.org/a)

            - erstens
               - darunter
            - zweitens
            1. eins

            \- kein Punkt

            1\. keine Liste

            | Jahr | Kosten \| netto |
            | --- | --- |
            | 2027 | 12 |
            """,
            section.Body
        );
        Assert.Equal(2, section.Pictures);
    }

    [Fact]
    public async Task A_file_that_unpacks_to_too_much_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).OpenAsync();
            var zeros = new byte[1_000_000];
            for (var i = 0; i <= ZipLimits.UnpackedMax / zeros.Length; i++)
            {
                await entry.WriteAsync(zeros);
            }
        }

        stream.Position = 0;
        Assert.True(stream.Length < WordFile.SizeMax);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => WordFile.ReadAsync(stream, default));
        Assert.Contains("beim Auspacken zu groß", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<WordSection>> ReadAsync(WordDocument word) => (await WordFile.ReadAsync(new MemoryStream(word.Save()), default)).Sections;
}
