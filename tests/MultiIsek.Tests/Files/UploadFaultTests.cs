using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Tests.Documents;

namespace MultiIsek.Tests.Files;

/// <summary>P8 at the desk: an upload fails as a whole and in time, and nothing is lost or half there.</summary>
[Collection("files in Azure")]
public sealed class UploadFaultTests(AzureFilesApp app)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Slow)]
    [InlineData(Fault.Truncated)]
    [InlineData(Fault.Reset)]
    public async Task An_upload_is_refused_in_time_and_whole_when_it_comes_again(Fault fault)
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var content = Encoding.UTF8.GetBytes($"Ein Bericht {Guid.NewGuid()} {new string('a', 200_000)}");
        var before = await CountAsync(copy.Slug);
        using (app.Proxy.Fails(fault))
        {
            var watch = Stopwatch.StartNew();
            using var refused = await desk.UploadAsync(DocumentDesk.New, [("bericht.txt", content)], ("title", "Bericht"), ("kind", "Other"));

            Assert.True(watch.Elapsed < Patience, $"{watch.Elapsed}");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Contains("Gespeichert wurde nichts", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(before, await CountAsync(copy.Slug));
        }

        var (code, output) = await app.RunAsync("files", "sweep", copy.Slug, "--dry-run");
        Assert.True(code == 0, output);
        var key = await desk.AddAsync("Bericht", "bericht.txt", content, ("kind", "Other"), ("publish", "true"));
        await using var scope = app.Scope(copy.Slug);
        var hash = await scope.Get<IsekDbContext>().Set<DocumentVersion>().Where(v => v.FileName == "bericht.txt").Select(v => v.Sha256).SingleAsync();
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), hash);
        Assert.NotEmpty(key);
    }

    [Fact]
    public async Task A_download_that_is_reset_never_looks_whole()
    {
        const string Pdf = "/dokumente/quelle-projektseite/1/projektseite.pdf";
        var city = app.City(FilesApp.Other);
        using (app.Proxy.Fails(Fault.Reset))
        {
            try
            {
                using var answer = await city.GetAsync(Pdf).WaitAsync(Patience);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // Our own connection broke: the browser knows that the file is not whole.
            }
        }

        using var whole = await city.GetAsync(Pdf).WaitAsync(Patience);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    private async Task<int> CountAsync(string slug)
    {
        await using var scope = app.Scope(slug);
        return await scope.Get<IsekDbContext>().Set<DocumentVersion>().CountAsync();
    }
}
