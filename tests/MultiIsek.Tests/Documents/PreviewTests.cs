using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Uploads;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files.Pictures;

namespace MultiIsek.Tests.Documents;

/// <summary>Previews of pictures and of the first page of a PDF; a machine without the tools shows none and says so to staff.</summary>
[Collection("scanned")]
public sealed class PreviewTests(ScannedApp app)
{
    public static TheoryData<string> Kinds => [.. Photos.Formats, "pdf"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_file_gets_a_small_picture_of_known_size(string format)
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        // Held upright: what lay on its side stands in the preview. Where a PNG says so, libvips does not read it.
        var content = format == "pdf" ? SampleFiles.Pdf() : Photos.WithPlace(format, format == "png" ? 1 : 6);
        var size = format switch
        {
            "pdf" => (340, 480),
            "png" => (48, 32),
            _ => (32, 48),
        };
        var key = await desk.AddAsync("Am Ufer", $"ufer.{format}", content, ("alt", "Ein Ufer mit Weiden"), ("published", "true"));
        var (url, page) = ($"/dokumente/{key}/1/ufer.{format}/vorschau.jpg", $"/dokumente/{key}");
        var city = app.City(copy.Slug);
        Assert.Null((await city.Page(page)).QuerySelector(".doc-preview"));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync(url));

        await app.SendOutboxAsync(copy.Slug);

        if (app.Services.GetRequiredService<PictureMaker>().Missing.Count > 0)
        {
            Assert.Contains("vipsthumbnail", (await desk.Visitor.PageAsync(DocumentDesk.List)).TextOf("main"), StringComparison.Ordinal);
            return;
        }

        using var answer = await city.GetAsync(url);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        using var picture = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var made = await BarePicture.ReadAsync(picture, CancellationToken.None);
        Assert.Equal(size, (made!.Width, made.Height));
        Assert.True(picture.ToArray().AsSpan().IndexOf("Exif"u8) < 0);
        using (var again = new HttpRequestMessage(HttpMethod.Get, url))
        {
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using var same = await city.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        }

        // Both places say how large it is before it is there.
        foreach (var img in new[] { (await city.Page(page)).QuerySelector(".doc-preview img"), (await city.Page("/dokumente")).QuerySelector($"img[src='{url}']") })
        {
            Assert.Equal(
                (url, $"{size.Item1}", $"{size.Item2}", "Ein Ufer mit Weiden"),
                (img!.GetAttribute("src"), img.GetAttribute("width"), img.GetAttribute("height"), img.GetAttribute("alt"))
            );
        }

        // Who may not have the file may not see it small.
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(ScannedApp.Town).GetAsync(url)).StatusCode);
        await desk.ActAsync(key, "Hide");
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync(url));
        using (var staff = await desk.Visitor.GetAsync(url))
        {
            Assert.Equal("no-store", staff.Headers.CacheControl!.ToString());
        }

        await desk.ActAsync(key, "Publish");
        await desk.ActAsync(key, "Withdraw", ("reason", "Veraltet"));
        Assert.Equal(HttpStatusCode.Gone, await desk.StatusAsync(url));
        await desk.ActAsync(key, "Restore");
        await app.Services.GetRequiredService<ChoreWorker>().RunAsync(app.PlaceOf(copy.Slug), CancellationToken.None);
    }

    [Fact]
    public async Task A_machine_without_the_tools_says_at_the_start_what_it_lacks()
    {
        using var log = new TestLog();
        using var logs = LoggerFactory.Create(b => b.AddProvider(log));
        var tools = new FileTools(logs.CreateLogger<FileTools>()) { Folders = Path.GetTempPath() };
        var scanner = new VirusScanner(Options.Create(new ScannerOptions()), logs.CreateLogger<VirusScanner>());

        await new ToolsNotice(tools, scanner, logs.CreateLogger<ToolsNotice>()).StartedAsync(CancellationToken.None);

        Assert.Equal(6, log.Lines.Count());
        foreach (var lack in new[] { "pdfinfo", "pdftotext", "pdftoppm", "vipsthumbnail", "weasyprint", "Scanner:Host" })
        {
            Assert.Contains(log.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains(lack, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_tool_that_is_installed_while_we_run_is_found()
    {
        using var folder = new TemporaryFolder();
        using var logs = LoggerFactory.Create(_ => { });
        var tools = new FileTools(logs.CreateLogger<FileTools>()) { Folders = folder.Path };
        Assert.False(tools.Has("pdfinfo"));

        File.WriteAllText(Path.Combine(folder.Path, "pdfinfo"), "");

        Assert.True(tools.Has("pdfinfo"));
    }

    [Fact]
    public async Task What_no_tool_can_draw_has_no_preview_and_is_tried_once()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        // Its head is right; what it says of its data is not.
        var key = await desk.AddAsync("Leer", "leer.jpg", SampleFiles.Jpeg(10, 10), ("published", "true"));

        await app.SendOutboxAsync(copy.Slug);

        Assert.Null((await app.City(copy.Slug).Page($"/dokumente/{key}")).QuerySelector(".doc-preview"));
        if (app.Services.GetRequiredService<PictureMaker>().Missing.Count == 0)
        {
            await using var scope = app.Scope(copy.Slug);
            Assert.Null(Assert.Single(await scope.Get<IsekDbContext>().Set<DocumentPicture>().ToListAsync()).Sha256);
        }
    }
}
