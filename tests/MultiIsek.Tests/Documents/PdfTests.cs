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
        Assert.Contains("Kiesgrubenkonzept", Assert.Single(await scope.Get<IsekDbContext>().Set<DocumentText>().ToListAsync()).Text, StringComparison.Ordinal);
    }
}
