using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Uploads;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Photos;
using MultiIsek.Participation.Retention;
using MultiIsek.Tests.Documents;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>An idea or a pin may have a photo: without place and owner, scanned, seen when its contribution is, gone with it.</summary>
[Collection("scanned")]
public sealed class IdeaPhotoTests(ScannedApp app) : IAsyncLifetime
{
    public static TheoryData<string> Formats => [.. Photos.Formats];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await app.Scanner.StopAsync();
        app.Scanner.Start();
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_photo_is_shown_with_its_words_and_has_no_place_and_no_owner_left(string format)
    {
        using var copy = new CityCopy();
        var phase = await PhotoPhase.OpenAsync(app, copy);
        var photo = Photos.WithPlace(format, 6);
        Assert.True(photo.AsSpan().IndexOf(Photos.Place) > 0);

        var idea = await phase.StoreAsync($"IMG_4711.{format}", photo);

        var city = app.City(copy.Slug);
        var shown = (await city.Page(idea)).QuerySelector("figure.photo img")!;
        Assert.Equal("Leere Wiese am Wasser", shown.GetAttribute("alt"));
        var row = Assert.Single(await phase.PhotosAsync());
        var stored = await city.GetByteArrayAsync(PhotoView.UrlOf(row.Id));
        Assert.Equal(row.Size, stored.Length);
        Assert.True(stored.AsSpan().IndexOf(Photos.Place) < 0);
        foreach (var trace in new[] { "Geheim", "adobe", "xmp", "XMP", "MPF", "IMG_4711" })
        {
            Assert.DoesNotContain(trace, Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        }

        using var foreign = await app.City("herzberg").GetAsync(PhotoView.UrlOf(row.Id));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await app.SendOutboxAsync(copy.Slug);
        if (app.Services.GetRequiredService<PictureMaker>().Missing.Count == 0)
        {
            var small = (await city.Page(idea)).QuerySelector("figure.photo img")!;
            Assert.EndsWith("/klein", small.GetAttribute("src"), StringComparison.Ordinal);
            Assert.True((await city.GetByteArrayAsync(small.GetAttribute("src"))).AsSpan().IndexOf(Photos.Place) < 0);
        }
    }

    [Fact]
    public async Task What_is_no_photo_or_too_large_is_refused_and_what_was_typed_stays()
    {
        using var copy = new CityCopy();
        var phase = await PhotoPhase.OpenAsync(app, copy);

        var (status, page) = await phase.SendAsync("brief.jpg", SampleFiles.Pdf());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("kein Foto, das wir annehmen", page.TextOf("#foto-e"), StringComparison.Ordinal);
        Assert.Equal("Hier fehlt eine Bank.", page.TextOf("#text").Trim());
        Assert.Equal("Leere Wiese am Wasser", page.QuerySelector("#alt")!.GetAttribute("value"));

        byte[] large = [.. Photos.Jpeg, .. new byte[ContributionPhoto.SizeMax]];
        var (tooLarge, larger) = await phase.SendAsync("gross.jpg", large);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLarge);
        Assert.Contains("höchstens 10 MB", larger.TextOf("#foto-e"), StringComparison.Ordinal);

        var (untitled, again) = await phase.SendAsync("ufer.jpg", Photos.Jpeg, ("title", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untitled);
        Assert.Contains("Wählen Sie das Foto bitte noch einmal aus", again.TextOf("#foto-e"), StringComparison.Ordinal);
        Assert.Empty(await phase.PhotosAsync());
    }

    [Fact]
    public async Task A_virus_is_refused_and_while_the_scanner_is_away_a_photo_waits_and_its_text_does_not()
    {
        using var copy = new CityCopy();
        var phase = await PhotoPhase.OpenAsync(app, copy);
        byte[] infected = [.. Photos.Jpeg[..2], 0xFF, 0xFE, 0, (byte)(2 + SampleFiles.Eicar.Length), .. SampleFiles.Eicar, .. Photos.Jpeg[2..]];
        var (status, page) = await phase.SendAsync("ufer.jpg", infected);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Virenscanner", page.TextOf("#foto-e"), StringComparison.Ordinal);

        await app.Scanner.StopAsync();
        var idea = await phase.StoreAsync("ufer.jpg", Photos.WithPlace("jpg"));
        var city = app.City(copy.Slug);
        Assert.Null((await city.Page(idea)).QuerySelector("figure.photo"));
        var url = PhotoView.UrlOf(Assert.Single(await phase.PhotosAsync()).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync(url)).StatusCode);
        await app.SendOutboxAsync(copy.Slug);
        Assert.Equal(PhotoScan.Waiting, Assert.Single(await phase.PhotosAsync()).Scan);

        app.Scanner.Start();
        await app.SendOutboxAsync(copy.Slug);
        Assert.NotNull((await city.Page(idea)).QuerySelector("figure.photo img"));
        Assert.Equal(HttpStatusCode.OK, (await city.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task A_photo_counts_as_booked_room_is_hidden_with_its_idea_and_goes_with_it()
    {
        using var copy = new CityCopy();
        var phase = await PhotoPhase.OpenAsync(app, copy, waits: true);
        var used = await UsedAsync(copy.Slug);
        await phase.StoreAsync("ufer.png", Photos.WithPlace("png"));

        var photo = Assert.Single(await phase.PhotosAsync());
        Assert.Equal(used + photo.Size, await UsedAsync(copy.Slug));
        using var waits = await app.City(copy.Slug).GetAsync(PhotoView.UrlOf(photo.Id));
        Assert.Equal(HttpStatusCode.NotFound, waits.StatusCode);
        var staff = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        Assert.NotNull((await staff.PageAsync("/verwaltung/beitraege")).QuerySelector("img[alt='Leere Wiese am Wasser']"));
        await using (var scope = app.Scope(copy.Slug))
        {
            Assert.Contains(await new PhotoBlobs().ListAsync(scope.Get<IsekDbContext>(), CancellationToken.None), r => r.Sha256 == photo.Sha256);
            await scope.Get<ContributionEraser>().DeleteUnpublishedAsync(c => c.Id == photo.ContributionId, onWish: false, CancellationToken.None);
            Assert.Equal(0, await scope.Get<IsekDbContext>().Set<Contribution>().CountAsync(c => c.Id == photo.ContributionId));
            Assert.Empty(await new PhotoBlobs().ListAsync(scope.Get<IsekDbContext>(), CancellationToken.None));
        }

        Assert.Equal(used, await UsedAsync(copy.Slug));
    }

    [Fact]
    public async Task The_archive_of_a_person_holds_the_photo_itself()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var staff = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);
        var phase = await PhotoPhase.OpenAsync(app, copy, staff);
        await phase.StoreAsync("ufer.webp", Photos.WithPlace("webp"));

        using var answer = await staff.GetAsync("/konto?handler=Data");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var entry = zip.Entries.Single(e => e.FullName.StartsWith("fotos/H-", StringComparison.Ordinal));
        Assert.EndsWith(".webp", entry.FullName, StringComparison.Ordinal);
        await using var content = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        Assert.Equal(Assert.Single(await phase.PhotosAsync()).Size, bytes.Length);
        using var list = new StreamReader(await zip.GetEntry("photos.json")!.OpenAsync());
        Assert.Contains("Leere Wiese am Wasser", await list.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async Task<long> UsedAsync(string city)
    {
        await using var scope = app.Scope(city);
        return await scope.Get<StorageUse>().UsedAsync(CancellationToken.None);
    }
}
