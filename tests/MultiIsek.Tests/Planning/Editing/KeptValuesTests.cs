using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>What a save leaves as it was: values that the form does not offer, and what other parts of the city publish.</summary>
[Collection("app")]
public sealed class KeptValuesTests(App app)
{
    [Fact]
    public async Task A_save_brings_the_search_up_to_date_without_the_file_store()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        await using var scope = app.Scope(copy.Slug);
        var entries = scope.Get<IsekDbContext>().Set<SearchEntry>().AsNoTracking().Where(e => !e.Url.StartsWith("/plan/")).OrderBy(e => e.Url);
        var before = await entries
            .Select(e => new
            {
                e.Id,
                e.Url,
                e.Words,
            })
            .ToListAsync();
        Assert.Contains(before, e => e.Url.StartsWith("/dokumente/", StringComparison.Ordinal));

        var files = Directory.GetFiles(Path.Combine(app.DataDirectory, "files", $"{app.PlaceOf(copy.Slug).Id}"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        // Whoever opens one of them meanwhile fails.
        List<FileStream> locks = [.. files.Select(f => new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.None))];
        await desk.SavedAsync("b-treppe", ("lead", "Mit Quastenflosserblick."));
        locks.ForEach(l => l.Dispose());

        Assert.Equal(
            before,
            await entries
                .Select(e => new
                {
                    e.Id,
                    e.Url,
                    e.Words,
                })
                .ToListAsync()
        );
        Assert.Contains("Ufertreppe", (await app.City(copy.Slug).Page("/suche?q=Quastenflosserblick")).TextOf("main"), StringComparison.Ordinal);
    }
}
