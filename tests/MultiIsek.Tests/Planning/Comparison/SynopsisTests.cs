using System.Net;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ExcelDataReader;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Comparison;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Tables;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Comparison;

/// <summary>The comparison on its page and as files for the office.</summary>
[Collection("app")]
public sealed class SynopsisTests(App app)
{
    private const string Sample = "/fassungen/unser-landsberg-2035/vergleich";
    private const string Made = "/fassungen/stadtumbauplan/vergleich";

    [Fact]
    public async Task The_sample_s_three_guidelines_differ_by_the_words_of_their_sources()
    {
        var page = await app.City("landsberg").Page(Sample);

        Assert.Equal(["el-leitlinie-1", "el-leitlinie-4", "el-leitlinie-5"], page.QuerySelectorAll(".diff").Select(d => d.Id));
        Assert.Equal("entwickelt das Projekt", string.Join(' ', page.QuerySelector("#el-leitlinie-1 .diff__text")!.QuerySelectorAll("del").Select(d => d.TextContent.Trim())));
        Assert.Equal(
            "hat die Gesamtstrategie entwickelt",
            string.Join(' ', page.QuerySelector("#el-leitlinie-1 .diff__text")!.QuerySelectorAll("ins").Select(d => d.TextContent.Trim()))
        );
        // Each version has its own paper beside them.
        Assert.Contains("Dokumente geändert", page.TextOf("#el-leitlinie-1 .diff__why"), StringComparison.Ordinal);
        Assert.Contains("Bürgerkommune", page.TextOf("#el-leitlinie-5 del"), StringComparison.Ordinal);
        Assert.Contains("bürgerfreundliche Stadt", page.TextOf("#el-leitlinie-5 ins"), StringComparison.Ordinal);
        Assert.Contains("21 unverändert", page.TextOf(".chips"), StringComparison.Ordinal);
        // Where everything stayed.
        Assert.Contains("Leitlinie 3 von 3 geklärt", page.TextOf(".coverage"), StringComparison.Ordinal);
        Assert.Equal("Leitlinie 1", page.TextOf("details tbody td[data-l=Jetzt]"));
        Assert.Equal($"{Sample}/synopse.xlsx?von=leitlinien-entwurf-0-3&nach=leitlinien-entwurf-09", page.QuerySelector(".btns a[href*=xlsx]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Two_plans_are_compared_by_their_lineage()
    {
        var page = await app.City("landsberg").Page("/fassungen/isek-2022/vergleich?von=leitlinien-entwurf-09&nach=isek-2022-fassung");

        Assert.Contains("5 Text geändert", page.TextOf(".chips"), StringComparison.Ordinal);
        Assert.Contains("19 entfallen", page.TextOf(".chips"), StringComparison.Ordinal);
        // What the new plan says of the old one's elements, and of how many it says nothing.
        Assert.Contains("5 von 24 Elementen haben einen Verbleib", page.TextOf("[aria-labelledby=verbleib]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_view_of_it_is_a_page_of_its_own()
    {
        var city = app.City("musterstadt");
        Assert.Empty((await city.Page(Made)).QuerySelectorAll(".beside"));
        Assert.NotEmpty((await city.Page($"{Made}?ansicht=nebeneinander")).QuerySelectorAll(".beside"));
        Assert.Contains("entfallen", (await city.Page($"{Made}?von=vorentwurf&nach=ratsfassung")).TextOf(".chips"), StringComparison.Ordinal);
        Assert.Contains("Wählen Sie zwei verschiedene Fassungen", (await city.Page($"{Made}?von=ratsfassung&nach=ratsfassung")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_difference()
    {
        using var answer = await app.City("musterstadt").GetAsync($"{Made}/synopse.xlsx");
        Assert.Equal("synopse-vorentwurf-ratsfassung.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("public, must-revalidate, max-age=0", answer.Headers.CacheControl!.ToString());
        var sheets = Sheets(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal(["Synopse", "Übersicht", "Verbleib", "Herkunft"], sheets.Keys);
        Assert.Equal(["Nummer", "Titel", "Typ", "Was", "Feld", "früher", "jetzt", "Veränderung", "Verbleib", "Grund", "Beiträge zum früheren Text"], sheets["Synopse"][0]);
        var page = await app.City("musterstadt").Page(Made);
        Assert.Equal(page.QuerySelectorAll(".diff").Select(d => d.TextOf("h3")).Distinct().Order(), sheets["Synopse"].Skip(1).Select(r => r[1]).Distinct().Order());
        var gone = sheets["Synopse"].Single(r => r[3] == "entfallen" && r[9].Length > 0);
        Assert.Equal(("entfallen", "Der Platz am Ufer reicht nicht."), (gone[8], gone[9]));
        Assert.Contains(sheets["Übersicht"], r => r[0] == "Frühere Fassung: Stand");
        Assert.Equal(11, sheets["Verbleib"].Count);
        var one = Sheets(await app.City("musterstadt").GetByteArrayAsync($"{Made}/synopse.xlsx?art=Removed"));
        Assert.Equal(["entfallen"], one["Synopse"].Skip(1).Select(r => r[3]).Distinct());

        using var known = new HttpRequestMessage(HttpMethod.Get, $"{Made}/synopse.xlsx");
        known.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.City("musterstadt").SendAsync(known)).StatusCode);
    }

    [Fact]
    public async Task The_paper_is_a_valid_one_with_headings_and_marks_that_need_no_colour()
    {
        using var stream = new MemoryStream(await app.City("landsberg").GetByteArrayAsync($"{Sample}/synopse.docx"));
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        var main = file.MainDocumentPart!;
        var body = main.Document.Body!;

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(("Synopse: Unser Landsberg 2035", "de-DE"), (file.PackageProperties.Title, file.PackageProperties.Language));
        Assert.Equal("de-DE", main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val);
        Assert.Equal(["1 Leitlinie 1", "4 Leitlinie 4", "5 Leitlinie 5"], body.Elements<Paragraph>().Where(p => Style(p) == "Heading2").Select(p => p.InnerText));
        Assert.Equal("heading 2", main.StyleDefinitionsPart.Styles!.Elements<Style>().Single(s => s.StyleId == "Heading2").StyleName!.Val);
        Assert.Equal("entwickelt das Projekt", string.Join(' ', Texts<Strike>(body.Elements<Table>().First().Elements<TableRow>().ElementAt(1))));
        Assert.Equal("hat die Gesamtstrategie entwickelt", string.Join(' ', Texts<Underline>(body.Elements<Table>().First().Elements<TableRow>().ElementAt(1))));
        Assert.All(body.Elements<Table>(), t => Assert.NotNull(t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.Equal(PageOrientationValues.Landscape, body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageSize>()!.Orient!.Value);
        Assert.Contains("PAGE", main.FooterParts.Single().Footer!.Descendants<SimpleField>().First().Instruction!.Value, StringComparison.Ordinal);
        Assert.Contains("Leitlinien, Entwurf 0.3, Stand 8.\u00a0November 2016", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("Grund: „Bürgerkommune“ ist durch „bürgerfreundliche Stadt“ ersetzt.", body.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_texts_stay_texts_and_spoil_no_file()
    {
        var two = new TwoVersions();
        var element = two.Both("Platz") with { Texts = [new("Text", "Alt\u0001")] };
        two.Before[0] = element;
        two.Change(element, e => e with { Title = "=1+1", Texts = [new("Text", "+cmd\n<b>\u000b" + new string('x', 40_000))] });
        two.Say(element, Fate.Changed, element, "@SUM(A1)");

        var table = SynopsisSheets.Write(two.Synopsis());
        using var book = new Tables.Workbook(table);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(book.Book).Select(e => e.Description));
        Assert.Empty(book.Sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        var rows = Sheets(table)["Synopse"];
        Assert.Equal(("=1+1", "@SUM(A1)"), (rows[1][1], rows[1][9]));
        Assert.StartsWith("+cmd\n<b>xxx", rows[2][6], StringComparison.Ordinal);
        Assert.InRange(rows[2][6].Length, 32_000, CellWriter.LengthMax);

        using var stream = new MemoryStream(SynopsisDocument.Write(two.Synopsis()));
        using var paper = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(paper).Select(e => e.Description));
    }

    [Fact]
    public async Task What_is_internal_reaches_neither_the_public_nor_a_file()
    {
        const string Marker = "Quastenflosservermerk";
        using var copy = new CityCopy();
        copy.Edit("structure.json", s => Field(s, "vermerk")["inDiff"] = true);
        foreach (var version in new[] { "vorentwurf", "ratsfassung" })
        {
            copy.Edit($"elements/{version}.json", e => (Find(e, "v-markt")["attributes"] ??= new JsonObject())["vermerk"] = $"{Marker} {version}");
        }

        await app.ImportAsync(copy.Folder);
        var editor = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);

        Assert.DoesNotContain(Marker, await app.City(copy.Slug).GetStringAsync(Made), StringComparison.Ordinal);
        // Staff read it, and pass on a file that does not hold it.
        Assert.Contains($"{Marker} vorentwurf", (await editor.PageAsync(Made)).TextOf("#el-v-markt"), StringComparison.Ordinal);
        foreach (var format in new[] { "xlsx", "docx" })
        {
            using var answer = await editor.GetAsync($"{Made}/synopse.{format}");
            Assert.Equal(("no-store", HttpStatusCode.OK), (answer.Headers.CacheControl!.ToString(), answer.StatusCode));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Contains("Schatten ist dazugekommen.", Words(bytes, format), StringComparison.Ordinal);
            Assert.DoesNotContain(Marker, Words(bytes, format), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public async Task A_draft_is_for_staff_and_says_so(string format)
    {
        using var copy = DraftCity.Of();
        await app.ImportAsync(copy.Folder);
        var city = app.City(copy.Slug);
        var editor = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);
        var url = $"{Made}/synopse.{format}?von=ratsfassung&nach={DraftCity.Version}";

        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync(url)).StatusCode);
        using var answer = await editor.GetAsync(url);
        var words = Words(await answer.Content.ReadAsByteArrayAsync(), format);
        Assert.Contains(Synopsis.HiddenNote, words, StringComparison.Ordinal);
        Assert.Contains(DraftCity.Word, words, StringComparison.Ordinal);
        // What staff have fetched is not kept for others.
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync(url)).StatusCode);
        Assert.DoesNotContain(DraftCity.Word, Words(await city.GetByteArrayAsync($"{Made}/synopse.{format}"), format), StringComparison.Ordinal);
        foreach (var wrong in new[] { $"{Made}/synopse.{format}?von=x&nach=ratsfassung", $"{Made}/synopse.{format}?von=ratsfassung&nach=ratsfassung" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync(wrong)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.City("hagen").GetAsync(url)).StatusCode);
    }

    private static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static IEnumerable<string> Texts<T>(OpenXmlElement within)
        where T : OpenXmlElement => within.Descendants<Run>().Where(r => r.RunProperties?.GetFirstChild<T>() is not null).Select(r => r.InnerText.Trim());

    private static JsonNode Field(JsonNode structure, string key) =>
        structure["profiles"]!.AsArray().SelectMany(p => p!["attributes"]!.AsArray()).First(a => (string?)a!["key"] == key)!;

    private static JsonNode Find(JsonNode elements, string key) => All(elements["elements"]).First(e => (string?)e["key"] == key);

    private static IEnumerable<JsonNode> All(JsonNode? elements) => elements is JsonArray list ? list.SelectMany(e => All(e!["children"]).Prepend(e)) : [];

    private static string Words(byte[] bytes, string format)
    {
        if (format == "xlsx")
        {
            return string.Join('\n', Sheets(bytes).Values.SelectMany(rows => rows).SelectMany(r => r));
        }

        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return file.MainDocumentPart!.Document.InnerText;
    }

    private static Dictionary<string, List<List<string>>> Sheets(byte[] bytes)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        Dictionary<string, List<List<string>>> sheets = [];
        do
        {
            List<List<string>> rows = [];
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "")]);
            }

            sheets[reader.Name] = rows;
        } while (reader.NextResult());
        return sheets;
    }
}
