using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Resumable;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Planning.Imports;
using MultiIsek.Web;

namespace MultiIsek.Tests.Files;

/// <summary>"files sweep": what lies in the store is held against what the rows name, city by city.</summary>
public abstract class SweepTests(FilesApp app)
{
    private static readonly DateTimeOffset Later = new(2126, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly IBlobStore _blobs = app.Services.GetRequiredService<IBlobStore>();

    [Fact]
    public async Task Where_all_fits_there_is_nothing_to_do()
    {
        var report = await SweepAsync(FilesApp.Town, mayRemove: true);

        Assert.Matches(@"^musterstadt: \d+ Dateien \(.+\), \d+ Einträge\. Nichts zu tun\.\s*$", report);
        Assert.DoesNotContain(FilesApp.Other, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_and_leaves_all_there_and_the_run_takes_what_is_old()
    {
        var (town, other) = (await AddAsync(FilesApp.Town), await AddAsync(FilesApp.Other));

        Assert.Contains("Noch ohne Eintrag, zu jung zum Löschen: 1 Datei.", await SweepAsync(FilesApp.Town, mayRemove: true, isLater: false), StringComparison.Ordinal);
        Assert.Contains("Ohne Eintrag: 1 Datei (300\u00a0Byte), Probelauf, nichts gelöscht.", await SweepAsync(FilesApp.Town, mayRemove: false), StringComparison.Ordinal);
        Assert.True(await IsThereAsync(FilesApp.Town, town));
        Assert.Contains("Ohne Eintrag: 1 Datei (300\u00a0Byte), gelöscht.", await SweepAsync(FilesApp.Town, mayRemove: true), StringComparison.Ordinal);

        Assert.False(await IsThereAsync(FilesApp.Town, town));
        // Never across cities.
        Assert.True(await IsThereAsync(FilesApp.Other, other));
        Assert.Contains("Nichts zu tun", await SweepAsync(FilesApp.Town, mayRemove: true), StringComparison.Ordinal);
        Assert.All(await HashesAsync(FilesApp.Town), h => Assert.True(IsThereAsync(FilesApp.Town, h).Result));
        Assert.Contains("herzberg", await SweepAsync(null, mayRemove: true), StringComparison.Ordinal);
        Assert.False(await IsThereAsync(FilesApp.Other, other));
    }

    [Fact]
    public async Task A_row_without_its_file_is_named_and_stays()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var hashes = await HashesAsync(copy.Slug);
        await RemoveAsync(copy.Slug, hashes[0]);
        var report = new StringWriter();

        using var later = app.Time.At(Later);
        await using var services = app.Services.CreateAsyncScope();
        var failure = await Assert.ThrowsAsync<RefusedException>(() =>
            FileCommands.SweepAsync(services.ServiceProvider, report, copy.Slug, mayRemove: true, withoutCity: false, default)
        );

        Assert.Contains("keine Datei", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"Ohne Datei: /dokumente/", report.ToString(), StringComparison.Ordinal);
        Assert.Contains(hashes[0][..12], report.ToString(), StringComparison.Ordinal);
        Assert.Equal(hashes, await HashesAsync(copy.Slug));
        // The others need not go through a city that is not whole.
        await using var scope = app.Scope(copy.Slug);
        var (db, lost) = (scope.Get<IsekDbContext>(), hashes[0]);
        await db.Set<DocumentText>().Where(t => db.Set<DocumentVersion>().Any(v => v.Id == t.VersionId && v.Sha256 == lost)).ExecuteDeleteAsync();
        await db.Set<DocumentVersion>().Where(v => v.Sha256 == lost).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task What_belongs_to_no_city_goes_only_when_that_is_said()
    {
        const int Nobody = 990_001;
        var stored = await _blobs.PutAsync(Nobody, new MemoryStream([1, 2, 3]), default);

        Assert.Contains("Nummer 990001: 1 Datei (3\u00a0Byte), im Katalog steht keine solche Stadt.", await SweepAsync(null, mayRemove: true), StringComparison.Ordinal);
        Assert.NotNull(await _blobs.OpenAsync(Nobody, stored.Sha256, default));
        await SweepAsync(null, mayRemove: false, withoutCity: true);
        Assert.NotNull(await _blobs.OpenAsync(Nobody, stored.Sha256, default));
        await SweepAsync(null, mayRemove: true, withoutCity: true);

        Assert.Null(await _blobs.OpenAsync(Nobody, stored.Sha256, default));
    }

    [Fact]
    public async Task The_command_tells_of_each_city()
    {
        var (code, output) = await app.RunAsync("files", "sweep", "--dry-run");

        Assert.True(code == 0, output);
        Assert.Contains("musterstadt: ", output, StringComparison.Ordinal);
        Assert.Contains("herzberg: ", output, StringComparison.Ordinal);
    }

    private async Task<string> SweepAsync(string? slug, bool mayRemove, bool isLater = true, bool withoutCity = false)
    {
        // The store has a clock of its own.
        using var moment = app.Time.At(isLater ? Later : DateTimeOffset.UtcNow);
        var report = new StringWriter();
        await using var services = app.Services.CreateAsyncScope();
        await FileCommands.SweepAsync(services.ServiceProvider, report, slug, mayRemove, withoutCity, default);
        return report.ToString();
    }

    private async Task<string> AddAsync(string slug)
    {
        var bytes = new byte[300];
        Random.Shared.NextBytes(bytes);
        return (await _blobs.PutAsync(app.PlaceOf(slug).Id, new MemoryStream(bytes), default)).Sha256;
    }

    private async Task<bool> IsThereAsync(string slug, string hash)
    {
        await using var content = await _blobs.OpenAsync(app.PlaceOf(slug).Id, hash, default);
        return content is not null;
    }

    private async Task RemoveAsync(string slug, string hash)
    {
        await foreach (var blob in _blobs.ListAsync(app.PlaceOf(slug).Id, default))
        {
            if (blob.Sha256 == hash)
            {
                Assert.True(await _blobs.RemoveAsync(app.PlaceOf(slug).Id, blob, default));
            }
        }
    }

    private async Task<IReadOnlyList<string>> HashesAsync(string slug)
    {
        await using var scope = app.Scope(slug);
        return await scope.Get<IsekDbContext>().Set<DocumentVersion>().Select(v => v.Sha256).Distinct().Order().ToListAsync();
    }
}

[Collection("files on disk")]
public sealed class DiskSweepTests(DiskFilesApp app) : SweepTests(app)
{
    [Fact]
    public async Task Every_entity_that_names_a_blob_tells_the_sweep_of_it()
    {
        await using var scope = app.Scope(FilesApp.Town);
        var named = scope
            .Get<IsekDbContext>()
            .Model.GetEntityTypes()
            .Where(e => e.GetProperties().Any(p => p.Name.Contains("Sha256", StringComparison.Ordinal)))
            .Select(e => e.ClrType)
            // These name them in a list.
            .Concat([typeof(Upload), typeof(PlanImport)]);

        Assert.Equal(named.Select(t => t.Name).Order(), scope.Services.GetServices<IBlobRows>().Select(r => r.Entity.Name).Order());
    }
}

[Collection("files in Azure")]
public sealed class AzureSweepTests(AzureFilesApp app) : SweepTests(app);
