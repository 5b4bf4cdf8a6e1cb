using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Uploads;
using MultiIsek.Tests.Files;

namespace MultiIsek.Tests.Documents;

[CollectionDefinition("clamd")]
public sealed class ClamdCollection : ICollectionFixture<ClamdApp>;

/// <summary>The application with a real clamd, which the test command starts with one signature: that of the test virus.</summary>
public sealed class ClamdApp : FilesApp
{
    public static readonly int? ServerPort = int.TryParse(Environment.GetEnvironmentVariable("ISEK_TEST_CLAMD"), CultureInfo.InvariantCulture, out var port) ? port : null;

    internal FaultProxy Proxy { get; } = new(ServerPort ?? 1);

    public override IReadOnlyList<KeyValuePair<string, string>> FileSettings =>
        [new("Scanner:Host", "127.0.0.1"), new("Scanner:Port", $"{Proxy.Port}"), new("Scanner:Timeout", "00:00:20")];

    public override Task InitializeAsync() => ServerPort is null ? Task.CompletedTask : base.InitializeAsync();
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class ClamdTheoryAttribute : TheoryAttribute
{
    public ClamdTheoryAttribute() => Skip = ClamdApp.ServerPort is null ? "ISEK_TEST_CLAMD is not set: no clamd runs" : null;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class ClamdFactAttribute : FactAttribute
{
    public ClamdFactAttribute() => Skip = ClamdApp.ServerPort is null ? "ISEK_TEST_CLAMD is not set: no clamd runs" : null;
}

/// <summary>P18 and P19 against the scanner itself: it unpacks what the stand-in cannot.</summary>
[Collection("clamd")]
public sealed class ClamdTests(ClamdApp app)
{
    [ClamdTheory]
    [InlineData("eicar.txt", "Virenscanner hat in dieser Datei etwas gefunden")]
    [InlineData("eicar.zip", "Archive (ZIP und andere) nehmen wir nicht an")]
    [InlineData("eicar.docx", "Virenscanner hat in dieser Datei etwas gefunden")]
    [InlineData("eicar.pdf", "Virenscanner hat in dieser Datei etwas gefunden")]
    public async Task The_test_virus_is_found_in_each_wrapping(string name, string refusal)
    {
        var content = Wrapped(name);
        using (var stream = new MemoryStream(content, writable: false))
        {
            Assert.Equal(ScanOutcome.Found, await app.Services.GetRequiredService<VirusScanner>().ScanAsync(stream, CancellationToken.None));
        }

        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        using var refused = await desk.UploadAsync(DocumentDesk.New, [(name, content)], ("title", "Schlimm"), ("kind", "Other"), ("published", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(refusal, (await refused.Html()).TextOf("#files-e"), StringComparison.Ordinal);
        Assert.DoesNotContain("Schlimm", (await desk.Visitor.PageAsync(DocumentDesk.List)).TextOf("main"), StringComparison.Ordinal);
    }

    [ClamdFact]
    public async Task What_is_clean_is_given_at_once_and_without_an_answer_it_waits()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var clean = await desk.AddAsync("Sauber", "sauber.pdf", SampleFiles.Pdf(), ("published", "true"));
        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync($"/dokumente/{clean}/1/sauber.pdf"));

        string key;
        using (app.Proxy.Fails(Fault.Down))
        {
            key = await desk.AddAsync("Wartet", "wartet.docx", SampleFiles.DocxWithText("Harmlos"), ("published", "true"));
            await app.SendOutboxAsync(copy.Slug);
            Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync($"/dokumente/{key}/1/wartet.docx"));
            Assert.Contains("in Prüfung", (await desk.Visitor.PageAsync(DocumentDesk.Edit(key))).TextOf("main"), StringComparison.Ordinal);
        }

        await app.SendOutboxAsync(copy.Slug);
        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync($"/dokumente/{key}/1/wartet.docx"));
    }

    [ClamdFact]
    public async Task What_came_while_nobody_answered_is_found_afterwards()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        string key;
        using (app.Proxy.Fails(Fault.Down))
        {
            key = await desk.AddAsync("Schlimm", "eicar.docx", Wrapped("eicar.docx"), ("published", "true"));
        }

        await app.SendOutboxAsync(copy.Slug);

        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync($"/dokumente/{key}/1/eicar.docx"));
        Assert.Contains("Virenfund", (await desk.Visitor.PageAsync(DocumentDesk.Edit(key))).TextOf("main"), StringComparison.Ordinal);
    }

    private static byte[] Wrapped(string name) =>
        name switch
        {
            "eicar.zip" => SampleFiles.Zip(("eicar.com", SampleFiles.Eicar)),
            "eicar.docx" => SampleFiles.Docx(("word/media/a.com", SampleFiles.Eicar)),
            "eicar.pdf" => Pdf(),
            _ => SampleFiles.Eicar,
        };

    /// <summary>Packed, as PDF programs write their streams.</summary>
    private static byte[] Pdf()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(SampleFiles.Eicar);
        }

        var data = System.Text.Encoding.Latin1.GetString(packed.ToArray());
        return SampleFiles.Pdf($"7 0 obj\n<< /Length {data.Length} /Filter /FlateDecode >>\nstream\n{data}\nendstream\nendobj\n");
    }
}
