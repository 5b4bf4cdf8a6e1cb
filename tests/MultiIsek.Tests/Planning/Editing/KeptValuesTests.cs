using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>What a save leaves as it was: values that the form does not offer, and what other parts of the city publish.</summary>
[Collection("app")]
public sealed class KeptValuesTests(App app)
{
    [Fact]
    public async Task What_a_form_no_longer_offers_stays_until_somebody_takes_it_away()
    {
        using var copy = DraftCity.Of();
        var desk = await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", DraftCity.Version);
        using var added = await desk.ActAsync("p-plaetze", "Add", ("art", "unter:vorhaben"), ("title", "Brunnen sanieren"));
        await desk.SavedAsync("brunnen-sanieren", ("f-in-kuerze", "Kurz."));
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        var row = await db.Set<ElementRevision>().SingleAsync(r => r.Title == "Brunnen sanieren");
        JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
        row.Attributes = new(row.Attributes)
        {
            // Of another plan, no longer in the profile's list, and of a kind that the form cannot show.
            ["haengt-ab-von"] = Json(new[] { "b-steg" }),
            ["wirkt-auf"] = Json(new[] { "Klima", "Wetter" }),
            ["bauart"] = Json("Abriss"),
            ["schlagworte"] = Json(new[] { "stichworte/gestern" }),
            ["barrierefrei"] = Json("vielleicht"),
        };
        await db.SaveChangesAsync();

        async Task<Dictionary<string, string>> ValuesAsync() =>
            (await db.Set<ElementRevision>().AsNoTracking().SingleAsync(r => r.Id == row.Id)).Attributes.ToDictionary(a => a.Key, a => a.Value.GetRawText());

        var before = await ValuesAsync();
        var page = await desk.Visitor.PageAsync(desk.Url("brunnen-sanieren"));
        Assert.NotNull(page.QuerySelector("[id='f-haengt-ab-von'] input[value='b-steg'][checked]"));
        Assert.NotNull(page.QuerySelector("[id='f-bauart'] option[value='Abriss'][selected]"));
        Assert.Contains("nichts geändert", (await desk.SavedAsync("brunnen-sanieren")).TextOf("[role=status]"), StringComparison.Ordinal);
        await desk.SavedAsync("brunnen-sanieren", ("lead", "Nur der Kurztext."));
        Assert.Equal(before.OrderBy(v => v.Key), (await ValuesAsync()).OrderBy(v => v.Key));

        var form = await desk.OpenFormAsync("brunnen-sanieren");
        using var more = await desk.SendAsync("brunnen-sanieren", [.. form, ("f-haengt-ab-von", DraftCity.NewElement)], "Save");
        Assert.Equal(HttpStatusCode.Redirect, more.StatusCode);
        Assert.Equal($"[\"b-steg\",\"{DraftCity.NewElement}\"]", (await ValuesAsync())["haengt-ab-von"]);

        await desk.SavedAsync("brunnen-sanieren", ("f-haengt-ab-von", ""), ("f-bauart", "Umbau"));
        var after = await ValuesAsync();
        Assert.False(after.ContainsKey("haengt-ab-von"));
        Assert.Equal("\"Umbau\"", after["bauart"]);
        Assert.Equal(before["wirkt-auf"], after["wirkt-auf"]);
    }

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
