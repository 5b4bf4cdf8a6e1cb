using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Sending;
using MultiIsek.Tests.Files;

namespace MultiIsek.Tests.Documents;

[CollectionDefinition("scanned")]
public sealed class ScannedCollection : ICollectionFixture<ScannedApp>;

/// <summary>The application with two cities and a virus scanner that tests stop and start; small limits for files.</summary>
public sealed class ScannedApp : FilesApp
{
    internal ScannerStandIn Scanner { get; } = new();

    public override IReadOnlyList<KeyValuePair<string, string>> FileSettings =>
        [
            new("Scanner:Host", "127.0.0.1"),
            new("Scanner:Port", $"{Scanner.Port}"),
            new("Scanner:Timeout", "00:00:05"),
            new("Uploads:MegabytesPerFile", "9"),
            new("Uploads:MegabytesPerForm", "12"),
        ];
}

/// <summary>P18 and P19: what the scanner says, and what happens while it says nothing.</summary>
[Collection("scanned")]
public sealed class ScannerTests(ScannedApp app) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        (app.Scanner.SizeMax, app.Scanner.Nonsense) = (int.MaxValue, null);
        await app.Scanner.StopAsync();
        app.Scanner.Start();
    }

    [Fact]
    public async Task What_the_scanner_passes_is_there_at_once()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var before = app.Scanner.Asked;

        var key = await desk.AddAsync("Sauber", "sauber.pdf", SampleFiles.Pdf(), ("published", "true"));

        Assert.Equal(before + 1, app.Scanner.Asked);
        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync($"/dokumente/{key}/1/sauber.pdf"));
        Assert.Contains("auf Viren geprüft", (await desk.Visitor.PageAsync(DocumentDesk.Edit(key))).TextOf("section[aria-labelledby=fassungen]"), StringComparison.Ordinal);
        Assert.DoesNotContain("kein Virenscanner", (await desk.Visitor.PageAsync(DocumentDesk.List)).TextOf("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eicar.txt")]
    [InlineData("eicar.docx")]
    [InlineData("eicar.pdf")]
    [InlineData("eicar.png")]
    public async Task A_virus_is_stored_nowhere(string name)
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var content = name switch
        {
            "eicar.txt" => SampleFiles.Eicar,
            // Stored, so that the stand-in, which unpacks nothing, sees it; the real scanner unpacks.
            "eicar.docx" => Stored(),
            "eicar.pdf" => SampleFiles.Pdf($"7 0 obj\n<< /Length 68 >>\nstream\n{System.Text.Encoding.ASCII.GetString(SampleFiles.Eicar)}\nendstream\nendobj\n"),
            _ => SampleFiles.Png(10, 10)[..^12].Concat(TextPart()).Concat(SampleFiles.Png(10, 10)[^12..]).ToArray(),
        };
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

        using var refused = await desk.UploadAsync(DocumentDesk.New, [(name, content)], ("title", "Schlimm"), ("kind", "Other"), ("published", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Virenscanner hat in dieser Datei etwas gefunden", (await refused.Html()).TextOf("#files-e"), StringComparison.Ordinal);
        Assert.Null(await app.Services.GetRequiredService<IBlobStore>().OpenAsync(app.PlaceOf(copy.Slug).Id, hash, CancellationToken.None));
        Assert.DoesNotContain("Schlimm", (await desk.Visitor.PageAsync(DocumentDesk.List)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_waits_while_the_scanner_is_away_and_is_released_when_it_is_back()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        await app.Scanner.StopAsync();
        var key = await desk.AddAsync("Wartet", "wartet.md", SampleFiles.Bytes("# W\n\nVom Wartehäuschenweg."), ("published", "true"));
        var url = $"/dokumente/{key}/1/wartet.md";

        async Task ClosedAsync()
        {
            Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync(url));
            using var staff = await desk.Visitor.GetAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, staff.StatusCode);
            var page = await app.City(copy.Slug).GetStringAsync($"/dokumente/{key}");
            Assert.DoesNotContain("wartet.md", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Wartehäuschenweg", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Wartet", (await app.City(copy.Slug).Page("/suche?q=Wartehäuschenweg")).QuerySelector(".hits")?.TextContent ?? "", StringComparison.Ordinal);
        }

        await ClosedAsync();
        Assert.Contains("in Prüfung", (await desk.Visitor.PageAsync(DocumentDesk.Edit(key))).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Wartet", (await desk.Visitor.PageAsync($"{DocumentDesk.List}?zustand=pruefung")).TextOf("tbody"), StringComparison.Ordinal);
        Assert.Contains("in Prüfung", (await desk.Visitor.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);
        await app.SendOutboxAsync(copy.Slug);
        await ClosedAsync();
        // Something else answers there.
        app.Scanner.Start();
        app.Scanner.Nonsense = "HTTP/1.1 200 OK";
        await app.SendOutboxAsync(copy.Slug);
        await ClosedAsync();

        app.Scanner.Nonsense = null;
        await app.SendOutboxAsync(copy.Slug);

        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync(url));
        // Released, it is read.
        await app.SendOutboxAsync(copy.Slug);
        Assert.Contains("Wartet", (await app.City(copy.Slug).Page("/suche?q=Wartehäuschenweg")).TextOf(".hits"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_found_later_stays_closed_and_its_bytes_go_with_the_sweep()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        await app.Scanner.StopAsync();
        var key = await desk.AddAsync("Spät gefunden", "eicar.txt", SampleFiles.Eicar, ("published", "true"));
        app.Scanner.Start();

        await app.SendOutboxAsync(copy.Slug);

        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync($"/dokumente/{key}/1/eicar.txt"));
        Assert.Contains("Virenfund", (await desk.Visitor.PageAsync(DocumentDesk.Edit(key))).TextOf("main"), StringComparison.Ordinal);
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        var hash = await db.Set<DocumentVersion>().Where(v => v.Scan == ScanState.Infected).Select(v => v.Sha256).SingleAsync();
        foreach (var rows in scope.Services.GetServices<IBlobRows>())
        {
            Assert.DoesNotContain(await rows.ListAsync(db, CancellationToken.None), r => r.Sha256 == hash);
        }
    }

    [Fact]
    public async Task What_the_outbox_gave_up_is_asked_again_by_the_chore()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        await app.Scanner.StopAsync();
        var key = await desk.AddAsync("Aufgegeben", "a.txt", SampleFiles.Bytes("a"), ("published", "true"));
        await using (var scope = app.Scope(copy.Slug))
        {
            await scope.Get<IsekDbContext>().Set<OutboxMessage>().ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, (DateTime?)null));
        }

        app.Scanner.Start();
        await app.Services.GetRequiredService<ChoreWorker>().RunAsync(app.PlaceOf(copy.Slug), CancellationToken.None);
        await app.SendOutboxAsync(copy.Slug);

        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync($"/dokumente/{key}/1/a.txt"));
    }

    [Fact]
    public async Task The_scanners_limit_is_an_answer_of_its_own()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        app.Scanner.SizeMax = 1_000_000;

        using var refused = await desk.UploadAsync(
            DocumentDesk.New,
            [
                (
                    "lang.txt",
                    new byte[8_000_000]
                        .Select(_ => (byte)'a')
                        .ToArray()
                ),
            ],
            ("title", "Lang"),
            ("kind", "Other")
        );

        Assert.Contains("größer, als der Virenscanner prüfen kann", (await refused.Html()).TextOf("#files-e"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_the_size_that_goes()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var large = new byte[9_500_000]
            .Select(_ => (byte)'a')
            .ToArray();

        using var file = await desk.UploadAsync(DocumentDesk.New, [("gross.txt", large)], ("title", "Groß"), ("kind", "Map"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, file.StatusCode);
        var page = await file.Html();
        Assert.Contains("Erlaubt sind 9 MB", page.TextOf("#files-e").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("Groß", page.QuerySelector("#title")!.GetAttribute("value"));
        using var form = await desk.UploadAsync(DocumentDesk.New, [("a.txt", large), ("b.txt", large)], ("kind", "Map"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, form.StatusCode);
        Assert.Contains("höchstens 12 MB", (await form.Html()).TextOf("main").Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    private static byte[] Stored()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var (name, content) in new[]
                {
                    ("[Content_Types].xml", SampleFiles.Bytes("<Types/>")),
                    ("word/document.xml", SampleFiles.Bytes("<d/>")),
                    ("word/media/a.com", SampleFiles.Eicar),
                }
            )
            {
                using var entry = zip.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private static byte[] TextPart()
    {
        var length = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, SampleFiles.Eicar.Length);
        return [.. length, .. "tEXt"u8, .. SampleFiles.Eicar, 0, 0, 0, 0];
    }
}
