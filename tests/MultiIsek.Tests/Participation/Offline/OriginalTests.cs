using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Uploads;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Offline;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Documents;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Participation.Offline;

/// <summary>The scan of a letter lies with its batch: looked at like an upload, read by those who moderate, gone with the period.</summary>
[Collection("scanned")]
public sealed class OriginalTests(ScannedApp app) : IAsyncLifetime
{
    private const string Phase = "auenufer-kommentieren";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await app.Scanner.StopAsync();
        app.Scanner.Start();
    }

    [Fact]
    public async Task A_scan_is_shown_with_its_batch_and_its_contribution_to_those_who_moderate_only()
    {
        using var copy = new CityCopy();
        var desk = await OpenAsync(copy);
        var letter = SampleFiles.Pdf();
        var (status, page) = await desk.EnterAsync("Aus dem Brief.", ("brief.pdf", letter), ("karte.jpg", Photos.WithPlace("jpg")));
        Assert.True(status == HttpStatusCode.OK, page.TextOf("main"));

        var batch = (await desk.PageAsync()).TextOf("#stapel-liste + ol");
        Assert.Contains("Scan „brief.pdf“", batch, StringComparison.Ordinal);
        var list = await desk.Visitor.PageAsync("/verwaltung/beitraege?art=All&wort=Aus%20dem%20Brief");
        var link = list.QuerySelectorAll("main li a.go").First(a => a.TextContent.Contains("brief.pdf", StringComparison.Ordinal)).GetAttribute("href")!;
        using var answer = await desk.Visitor.GetAsync(link);
        Assert.Equal(letter, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        // Of a picture there is nothing but the picture.
        var rows = await RowsAsync(desk);
        using var card = await desk.Visitor.GetAsync(rows.Single(r => r.FileName == "karte.jpg").Url);
        Assert.True((await card.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf(Photos.Place) < 0);

        Assert.Equal(HttpStatusCode.Redirect, (await app.City(copy.Slug).GetAsync(link)).StatusCode);
        var editor = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(link)).StatusCode);
        using var other = new CityCopy();
        await app.ImportAsync(other.Folder);
        var neighbour = await Visitor.StaffAsync(app, other.Slug, Role.Moderator);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_scan_is_refused_what_was_typed_stays_and_a_batch_takes_scans_later()
    {
        using var copy = new CityCopy();
        var desk = await OpenAsync(copy);
        var (status, page) = await desk.EnterAsync("Bleibt stehen.", ("brief.pdf", "MZ kein Brief"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("kein Scan, den wir annehmen", page.TextOf("#scan-e"), StringComparison.Ordinal);
        Assert.Equal("Bleibt stehen.", page.TextOf("#text-0").Trim());
        var (infected, virus) = await desk.EnterAsync("Bleibt stehen.", ("brief.pdf", SampleFiles.Pdf(text: System.Text.Encoding.ASCII.GetString(SampleFiles.Eicar))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, infected);
        Assert.Contains("Virenscanner", virus.TextOf("#scan-e"), StringComparison.Ordinal);
        var (untyped, again) = await desk.EnterAsync("", ("brief.pdf", SampleFiles.Pdf()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untyped);
        Assert.Contains("noch einmal aus", again.TextOf("#scan-e"), StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(desk));

        await desk.EnterAsync("Ohne Scan.");
        var batch = await desk.ReadAsync(db => db.Set<EntryBatch>().AsNoTracking().SingleAsync());
        var fields = new[] { ("id", $"{batch.Id}") }.Concat(TokenOf(await desk.PageAsync()));
        var (none, said) = await desk.SendAsync("Attach", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none);
        Assert.Contains("Wählen Sie eine Datei.", said.TextOf("main"), StringComparison.Ordinal);
        var (_, attached) = await desk.SendAsync("Attach", fields, (OriginalIntake.FieldName, "spaeter.pdf", SampleFiles.Pdf()));
        Assert.Contains("Scan „spaeter.pdf“", attached.TextOf("#stapel-liste + ol"), StringComparison.Ordinal);
        var row = Assert.Single(await RowsAsync(desk));
        var (_, removed) = await desk.SendAsync("Detach", new[] { ("id", $"{row.Id}") }.Concat(TokenOf(attached)));
        Assert.Contains("Der Scan ist gelöscht.", removed.TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(desk));
        var log = await (await Visitor.StaffAsync(app, copy.Slug, Role.Admin)).PageAsync("/verwaltung/protokoll");
        Assert.Contains("Scans zu eingetragenen Beiträgen gelegt", log.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Scan zu eingetragenen Beiträgen gelöscht", log.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_scanner_is_away_a_scan_waits_and_nobody_gets_it()
    {
        using var copy = new CityCopy();
        var desk = await OpenAsync(copy);
        await app.Scanner.StopAsync();
        await desk.EnterAsync("Wartet.", ("brief.pdf", SampleFiles.Pdf()));
        var row = Assert.Single(await RowsAsync(desk));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync(row.Url)).StatusCode);
        Assert.Contains("noch in Prüfung", (await desk.PageAsync()).TextOf("#stapel-liste + ol"), StringComparison.Ordinal);

        app.Scanner.Start();
        await app.SendOutboxAsync(copy.Slug);
        Assert.Equal(HttpStatusCode.OK, (await desk.Visitor.GetAsync(row.Url)).StatusCode);
    }

    [Fact]
    public async Task A_scan_counts_as_booked_room_is_named_to_the_sweep_and_goes_with_batch_and_period()
    {
        using var copy = new CityCopy();
        var desk = await OpenAsync(copy);
        var used = await UsedAsync(copy);
        await desk.EnterAsync("Mit Scan.", ("brief.pdf", SampleFiles.Pdf()));
        var row = Assert.Single(await RowsAsync(desk));
        Assert.Equal(used + row.Size, await UsedAsync(copy));
        Assert.Contains(await desk.ReadAsync(async db => await new OriginalBlobs().ListAsync(db, CancellationToken.None)), b => b.Sha256 == row.Sha256);

        var (_, undone) = await desk.SendAsync("Undo", new[] { ("id", $"{row.BatchId}") }.Concat(TokenOf(await desk.PageAsync())));
        Assert.Contains("zurückgenommen", undone.TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(desk));

        await desk.EnterAsync("Bleibt als Text.", ("brief.pdf", SampleFiles.Pdf()));
        var end = await desk.ReadAsync(db => db.Set<ParticipationPhase>().Where(p => p.Key == Phase).Select(p => p.EndsAt).SingleAsync());
        using (app.Time.At(new DateTimeOffset(end!.Value, TimeSpan.Zero).AddMonths(13)))
        {
            var report = await RetainAsync(copy, isDryRun: true);
            Assert.Equal(1, report.Phases.Single(p => p.Phase == Phase).Originals);
            Assert.Single(await RowsAsync(desk));
            await RetainAsync(copy, isDryRun: false);
            Assert.Empty(await RowsAsync(desk));
            var batch = await desk.ReadAsync(db => db.Set<EntryBatch>().AsNoTracking().SingleAsync());
            var later = await EntryDesk.OpenAsync(app, copy.Slug, Phase);
            var (late, _) = await later.SendAsync(
                "Attach",
                new[] { ("id", $"{batch.Id}") }.Concat(TokenOf(await later.PageAsync())),
                (OriginalIntake.FieldName, "brief.pdf", SampleFiles.Pdf())
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, late);
        }
    }

    private async Task<EntryDesk> OpenAsync(CityCopy copy)
    {
        copy.Edit("participation.json", file => file["phases"]!.AsArray().Single(p => (string?)p!["key"] == Phase)!["starts"] = "+0d");
        await app.ImportAsync(copy.Folder);
        return await EntryDesk.OpenAsync(app, copy.Slug, Phase);
    }

    private static IEnumerable<(string, string)> TokenOf(AngleSharp.Html.Dom.IHtmlDocument page) =>
        EditorDesk.Fields(page.QuerySelector("form#stapel")!).Where(f => f.Name == "form" || f.Name.Contains("Token", StringComparison.OrdinalIgnoreCase));

    private static Task<List<EntryOriginal>> RowsAsync(EntryDesk desk) => desk.ReadAsync(db => db.Set<EntryOriginal>().AsNoTracking().ToListAsync());

    private async Task<long> UsedAsync(CityCopy copy)
    {
        await using var scope = app.Scope(copy.Slug);
        return await scope.Get<StorageUse>().UsedAsync(CancellationToken.None);
    }

    private async Task<RetentionReport> RetainAsync(CityCopy copy, bool isDryRun)
    {
        await using var scope = app.Scope(copy.Slug);
        return await scope.Get<MediatR.IMediator>().Send(new ApplyRetention(isDryRun));
    }
}
