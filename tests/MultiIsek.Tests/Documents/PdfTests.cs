using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tests.Documents;

/// <summary>What poppler tells of a PDF; the file is read outside of the request.</summary>
[Collection("scanned")]
public sealed class PdfTests(ScannedApp app)
{
    [Fact]
    public async Task An_untagged_file_says_so_and_its_text_is_found()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var key = await desk.AddAsync("Konzept", "konzept.pdf", SampleFiles.Pdf(text: "Kiesgrubenkonzept"), ("published", "true"));
        var city = app.City(copy.Slug);
        if (app.Services.GetRequiredService<PdfReader>().Missing.Count > 0)
        {
            // Said to staff, and nothing is claimed of the file.
            Assert.Contains("pdfinfo", (await desk.Visitor.PageAsync(DocumentDesk.List)).TextOf("main"), StringComparison.Ordinal);
            await app.SendOutboxAsync(copy.Slug);
            Assert.DoesNotContain("barrierefrei", (await city.Page($"/dokumente/{key}")).TextOf("main"), StringComparison.Ordinal);
            return;
        }

        Assert.DoesNotContain("nicht barrierefrei", (await city.Page($"/dokumente/{key}")).TextOf("main"), StringComparison.Ordinal);
        await app.SendOutboxAsync(copy.Slug);

        Assert.Contains("nicht barrierefrei", (await city.Page($"/dokumente/{key}")).TextOf("section[aria-labelledby=dateien]"), StringComparison.Ordinal);
        Assert.Contains("nicht barrierefrei", (await city.Page("/dokumente")).QuerySelector($"a[href='/dokumente/{key}/1/konzept.pdf']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Konzept", (await city.Page("/suche?q=Kiesgrubenkonzept")).TextOf(".hits"), StringComparison.Ordinal);
        await using var scope = app.Scope(copy.Slug);
        Assert.Single(await scope.Get<IsekDbContext>().Set<DocumentText>().ToListAsync(), t => t.Text.Contains("Kiesgrubenkonzept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_on_the_third_page_is_found_and_the_hit_opens_there()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        if (app.Services.GetRequiredService<PdfReader>().Missing.Count > 0)
        {
            // What is not there then is the test above.
            return;
        }

        var key = await desk.AddAsync("Gutachten", "gutachten.pdf", SampleFiles.PdfOfPages("Titelblatt", "Inhalt", "Die Quellsteinmauer am Hang"), ("published", "true"));
        await app.SendOutboxAsync(copy.Slug);

        var page = await app.City(copy.Slug).Page("/suche?q=Quellsteinmauern");
        var hit = page.QuerySelectorAll(".hits li").Single(l => l.TextContent.Contains("Gutachten", StringComparison.Ordinal));
        Assert.Equal("Quellsteinmauer", hit.QuerySelector("mark")!.TextContent);
        var link = hit.QuerySelector("a[href*='#page=']")!;
        Assert.Equal($"/dokumente/{key}/1/gutachten.pdf#page=3", link.GetAttribute("href"));
        Assert.Contains("Seite 3", link.TextContent, StringComparison.Ordinal);
        // Words of different pages are found, but no page has them all.
        Assert.Null((await app.City(copy.Slug).Page("/suche?q=Titelblatt+Quellsteinmauer")).QuerySelector(".hits a[href*='#page=']"));
    }

    [Fact]
    public async Task Words_of_a_Word_file_are_found()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var key = await desk.AddAsync("Niederschrift", "niederschrift.docx", SampleFiles.DocxWithText("Beschluss", "Der Quellsteinpfad wird gebaut."), ("published", "true"));
        await app.SendOutboxAsync(copy.Slug);

        var hits = (await app.City(copy.Slug).Page("/suche?q=Quellsteinpfad")).QuerySelector($".hits a[href='/dokumente/{key}']");
        Assert.NotNull(hits);
        Assert.Contains("Beschluss Der Quellsteinpfad wird gebaut.", hits.Closest("li")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await app.City(copy.Slug).Page("/suche?q=FELD")).QuerySelector($".hits a[href='/dokumente/{key}']"));
    }
}
