using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Files;

/// <summary>P8: the file store is down, slow or cuts its answers short. Reading goes on, downloads say when to come back, an import is all or nothing.</summary>
[Collection("files in Azure")]
public sealed class FaultTests(AzureFilesApp app)
{
    private const string Pdf = "/dokumente/quelle-projektseite/1/projektseite.pdf";
    private const string Document = "/dokumente/quelle-projektseite";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly HttpClient _city = app.City(FilesApp.Other);

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Slow)]
    [InlineData(Fault.Truncated)]
    public async Task Public_pages_are_read_without_the_store(Fault fault)
    {
        // A day that no other test has: nothing of it is in the page cache.
        using var day = app.Time.At(TestTime.Start.AddDays(20 + (int)fault));
        using (app.Proxy.Fails(fault))
        {
            foreach (var address in new[] { "/", "/dokumente", "/suche?q=Stadt" })
            {
                Assert.Equal(HttpStatusCode.OK, (await AskAsync(address)).Status);
            }

            var (status, body, headers) = await AskAsync(Document);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("Der Text dieses Dokuments ist zurzeit nicht abrufbar", body, StringComparison.Ordinal);
            Assert.True(headers.CacheControl!.NoStore);
        }

        Assert.DoesNotContain("nicht abrufbar", (await AskAsync(Document)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Slow)]
    public async Task A_download_says_that_one_should_come_back(Fault fault)
    {
        using (app.Proxy.Fails(fault))
        {
            var (status, body, headers) = await AskAsync(Pdf);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Equal(TimeSpan.FromSeconds(60), headers.RetryAfter!.Delta);
            Assert.Contains("<html lang=\"de\">", body, StringComparison.Ordinal);
            Assert.Contains("Diese Datei ist zurzeit nicht abrufbar", body, StringComparison.Ordinal);
            Assert.DoesNotContain("127.0.0.1", body, StringComparison.Ordinal);
            Assert.True(headers.CacheControl!.NoStore);
            Assert.False(headers.NonValidated.Contains("ETag"));
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Pdf)).Status);
    }

    [Fact]
    public async Task A_download_that_the_store_cuts_short_never_looks_whole()
    {
        using (app.Proxy.Fails(Fault.Truncated))
        {
            try
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(Pdf)).Status);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // Our own connection broke: the browser knows that the file is not whole.
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Pdf)).Status);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Slow)]
    [InlineData(Fault.Truncated)]
    public async Task An_import_fails_as_a_whole_and_works_when_the_store_is_back(Fault fault)
    {
        using var copy = new CityCopy();
        using (app.Proxy.Fails(fault))
        {
            var watch = Stopwatch.StartNew();
            var failure = await Assert.ThrowsAsync<FilesUnavailableException>(() => app.ImportAsync(copy.Folder));

            Assert.True(watch.Elapsed < Patience, $"{watch.Elapsed}");
            Assert.Contains("Gespeichert wurde nichts", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(await app.SendAsync(new ListTenants()), s => s.Place.Slug == copy.Slug);
        }

        await app.ImportAsync(copy.Folder);
        await AssertWholeAsync(copy.Slug);
    }

    [Fact]
    public async Task A_new_file_of_a_city_that_is_there_changes_no_row_while_the_store_is_away()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var before = await HashesAsync(copy.Slug);
        foreach (var file in Directory.GetFiles(copy.Folder, "*.md", SearchOption.AllDirectories))
        {
            await File.AppendAllTextAsync(file, "\n\nEin Nachtrag.\n");
        }

        using (app.Proxy.Fails(Fault.Down))
        {
            var (code, output) = await app.RunAsync("tenant", "import", copy.Folder);

            Assert.Equal(1, code);
            Assert.Equal(
                "Die Dateiablage ist zurzeit nicht erreichbar. Gespeichert wurde nichts; bitte versuchen Sie es in einigen Minuten noch einmal.",
                output.Trim().Split('\n')[^1]
            );
            Assert.Equal(before, await HashesAsync(copy.Slug));
        }

        await app.ImportAsync(copy.Folder);
        Assert.True((await HashesAsync(copy.Slug)).Count > before.Count);
        await AssertWholeAsync(copy.Slug);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Slow)]
    public async Task Readiness_tells_and_the_instance_stays_in_service(Fault fault)
    {
        await AssertReadyAsync("ok");
        using (app.Proxy.Fails(fault))
        {
            await AssertReadyAsync("degraded");
        }

        await AssertReadyAsync("ok");
    }

    [Fact]
    public async Task The_service_starts_without_the_store()
    {
        using (app.Proxy.Fails(Fault.Down))
        {
            await using var product = await Product.StartAsync(app, [.. app.FileSettings.Select(s => $"--{s.Key}={s.Value}")]);

            Assert.EndsWith("degraded", await product.SendAsync("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
            var page = await product.SendAsync($"GET /dokumente HTTP/1.1\r\nHost: {FilesApp.Other}.localhost\r\nConnection: close\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 200", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_outage_is_logged_once_and_without_the_key()
    {
        var key = app.FileSettings.Single(s => s.Key == "Files:Connection").Value.Split("AccountKey=")[1].Split(';')[0];
        using (app.Proxy.Fails(Fault.Down))
        {
            var before = app.Log.Lines.Count(IsOutage);
            await AskAsync(Pdf);
            await AskAsync(Pdf);

            Assert.Equal(before + 1, app.Log.Lines.Count(IsOutage));
        }

        await AskAsync(Pdf);
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(key, StringComparison.Ordinal));
        Assert.Contains(app.Log.Lines, l => l.Contains("The file store answers again.", StringComparison.Ordinal));
    }

    private static bool IsOutage(string line) =>
        line.Contains("The file store cannot be reached", StringComparison.Ordinal) || line.Contains("unhandled exception", StringComparison.Ordinal);

    private async Task AssertReadyAsync(string word)
    {
        // One answer of the store serves for some seconds.
        var body = "";
        for (var i = 0; i < 40 && body != word; i++)
        {
            (var status, body, _) = await AskAsync("/health/ready");
            Assert.Equal(HttpStatusCode.OK, status);
            await Task.Delay(body == word ? 0 : 250);
        }

        Assert.Equal(word, body);
    }

    private async Task AssertWholeAsync(string slug)
    {
        var blobs = app.Services.GetRequiredService<IBlobStore>();
        foreach (var hash in await HashesAsync(slug))
        {
            await using var content = await blobs.OpenAsync(app.PlaceOf(slug).Id, hash, default);
            Assert.NotNull(content);
        }
    }

    private async Task<IReadOnlyList<string>> HashesAsync(string slug)
    {
        await using var scope = app.Scope(slug);
        return await scope.Get<IsekDbContext>().Set<DocumentVersion>().Select(v => v.Sha256).Order().ToListAsync();
    }

    private async Task<(HttpStatusCode Status, string Body, System.Net.Http.Headers.HttpResponseHeaders Headers)> AskAsync(string address)
    {
        using var answer = await _city.GetAsync(address).WaitAsync(Patience);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync().WaitAsync(Patience), answer.Headers);
    }
}
