using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Resumable;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Documents;

/// <summary>A large file in parts (tus 1.0): it goes on where it stopped, it is one's own, and it is looked at like any other.</summary>
[Collection("app")]
public sealed class ResumableTests(App app)
{
    private const string Url = UploadEndpoints.Path;
    private static readonly byte[] File = SampleFiles.Bytes("# Bericht\n\nVom Wiederaufnahmeweg.\n" + new string('a', 5000));

    [Fact]
    public async Task After_an_interruption_it_goes_on_where_it_stopped_and_becomes_a_document()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var url = await BeginAsync(desk.Visitor, "Bericht.md", File.Length);
        Assert.Equal(0, await OffsetAsync(desk.Visitor, url));
        Assert.Equal(1000, await AddAsync(desk.Visitor, url, 0, File[..1000]));

        // The connection ends in the middle of the second part: what came of it counts.
        using (var broken = Request(HttpMethod.Patch, url, 1000, new BrokenContent(File[1000..2500])))
        {
            // The server in the test's process would wait for the rest until the client's patience ends.
            using var gone = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await Assert.ThrowsAnyAsync<Exception>(() => desk.Visitor.SendAsync(broken, gone.Token));
        }

        var arrived = await OffsetAsync(desk.Visitor, url);
        for (var tries = 0; arrived == 1000 && tries < 100; tries++)
        {
            await Task.Delay(50);
            arrived = await OffsetAsync(desk.Visitor, url);
        }

        Assert.Equal(2500, arrived);
        // Not whole yet: it is no document, and staff read why.
        using (var early = await FinishAsync(desk, url))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
            Assert.Contains("nicht ganz angekommen", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(File.Length, await AddAsync(desk.Visitor, url, 2500, File[2500..]));
        using var done = await FinishAsync(desk, url);

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(File, await app.City(copy.Slug).GetByteArrayAsync("/dokumente/bericht/1/Bericht.md"));
        await app.SendOutboxAsync(copy.Slug);
        Assert.Contains("Bericht", (await app.City(copy.Slug).Page("/suche?q=Wiederaufnahmeweg")).TextOf(".hits"), StringComparison.Ordinal);
        Assert.Null(await OffsetAsync(desk.Visitor, url));
    }

    [Fact]
    public async Task A_wrong_place_another_type_and_too_much_are_refused()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var url = await BeginAsync(desk.Visitor, "a.txt", 10);
        await AddAsync(desk.Visitor, url, 0, "12345"u8.ToArray());

        foreach (var wrong in new long[] { 0, 4, 6 })
        {
            using var conflict = await desk.Visitor.SendAsync(Request(HttpMethod.Patch, url, wrong, new ByteArrayContent("67890"u8.ToArray())));
            Assert.Equal((HttpStatusCode.Conflict, "5"), (conflict.StatusCode, conflict.Headers.GetValues("Upload-Offset").Single()));
        }

        using (var much = await desk.Visitor.SendAsync(Request(HttpMethod.Patch, url, 5, new ByteArrayContent("678901"u8.ToArray()))))
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, much.StatusCode);
        }

        using (var type = Request(HttpMethod.Patch, url, 5, new ByteArrayContent("67890"u8.ToArray())))
        {
            type.Content!.Headers.ContentType = new("application/octet-stream");
            using var refused = await desk.Visitor.SendAsync(type);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        }

        // What another site's page can send: without the header that it cannot.
        using (var foreign = new HttpRequestMessage(HttpMethod.Post, Url))
        {
            foreign.Headers.Add("Upload-Length", "10");
            using var refused = await desk.Visitor.SendAsync(foreign);
            Assert.Equal((HttpStatusCode.PreconditionFailed, "1.0.0"), (refused.StatusCode, refused.Headers.GetValues("Tus-Version").Single()));
        }

        Assert.Equal(5, await OffsetAsync(desk.Visitor, url));
        using (var dropped = await desk.Visitor.SendAsync(Request(HttpMethod.Delete, url)))
        {
            Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        }

        Assert.Null(await OffsetAsync(desk.Visitor, url));
    }

    [Fact]
    public async Task Nobody_else_sees_it_no_colleague_and_no_other_city()
    {
        using var copy = new CityCopy();
        using var other = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var neighbour = await DocumentDesk.OpenAsync(app, other);
        var colleague = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);
        var url = await BeginAsync(desk.Visitor, "a.txt", 5);

        foreach (var stranger in new[] { neighbour.Visitor, colleague })
        {
            Assert.Null(await OffsetAsync(stranger, url));
            using var add = await stranger.SendAsync(Request(HttpMethod.Patch, url, 0, new ByteArrayContent("12345"u8.ToArray())));
            using var drop = await stranger.SendAsync(Request(HttpMethod.Delete, url));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (add.StatusCode, drop.StatusCode));
        }

        await AddAsync(desk.Visitor, url, 0, "12345"u8.ToArray());
        using var taken = await FinishAsync(neighbour, url);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        using var guest = await app.City(copy.Slug).SendAsync(Request(HttpMethod.Patch, url, 5, new ByteArrayContent([])));
        Assert.NotEqual(HttpStatusCode.NoContent, guest.StatusCode);
        Assert.Equal(5, await OffsetAsync(desk.Visitor, url));
    }

    [Theory]
    [InlineData("logo.svg", 10, HttpStatusCode.UnprocessableEntity, "Dateiformat")]
    [InlineData("../a.pdf", 10, HttpStatusCode.UnprocessableEntity, "Dateiname")]
    [InlineData("a.pdf", 2_000_000_000, HttpStatusCode.RequestEntityTooLarge, "zu gro")]
    [InlineData("a.pdf", 0, HttpStatusCode.BadRequest, "")]
    public async Task What_will_not_be_taken_is_refused_before_it_is_sent(string name, long length, HttpStatusCode status, string words)
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);

        using var answer = await desk.Visitor.SendAsync(Begin(name, length));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_bytes_are_looked_at_like_any_others_and_go_when_they_are_refused()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var bytes = SampleFiles.Bytes("MZ program");
        var url = await BeginAsync(desk.Visitor, "rechnung.pdf", bytes.Length);
        await AddAsync(desk.Visitor, url, 0, bytes);

        using var refused = await FinishAsync(desk, url);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Programme", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await OffsetAsync(desk.Visitor, url));
    }

    [Fact]
    public async Task What_has_no_room_today_need_not_be_sent_again_tomorrow()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var bytes = SampleFiles.Bytes(new string('a', 1_500_000));
        var url = await BeginAsync(desk.Visitor, "bericht.txt", bytes.Length);
        await AddAsync(desk.Visitor, url, 0, bytes);
        await app.SendAsync(new BookFeatures(copy.Slug) { StorageMb = 1 });

        using (var refused = await FinishAsync(desk, url))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("kein Platz mehr", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(bytes.Length, await OffsetAsync(desk.Visitor, url));
        await app.SendAsync(new BookFeatures(copy.Slug) { StorageMb = 0 });
        using var taken = await FinishAsync(desk, url);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Null(await OffsetAsync(desk.Visitor, url));
    }

    [Fact]
    public async Task What_nobody_came_back_to_goes_after_a_day_and_only_then()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var (old, young) = (await BeginAsync(desk.Visitor, "alt.txt", 5), await BeginAsync(desk.Visitor, "neu.txt", 5));
        await AddAsync(desk.Visitor, old, 0, "12345"u8.ToArray());
        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<IsekDbContext>();
            var rows = scope.Services.GetServices<IBlobRows>().OfType<UploadBlobs>().Single();
            // As long as it is wanted, the sweep leaves its parts alone.
            Assert.Single(await rows.ListAsync(db, CancellationToken.None));
            var begun = app.Time.Now.UtcDateTime.AddHours(-Upload.KeptHours - 1);
            await db.Set<Upload>().Where(u => u.FileName == "alt.txt").ExecuteUpdateAsync(s => s.SetProperty(u => u.BegunAt, begun));
        }

        Assert.Null(await OffsetAsync(desk.Visitor, old));
        await app.Services.GetRequiredService<ChoreWorker>().RunAsync(app.PlaceOf(copy.Slug), CancellationToken.None);

        await using var after = app.Scope(copy.Slug);
        Assert.Equal("neu.txt", Assert.Single(await after.Get<IsekDbContext>().Set<Upload>().ToListAsync()).FileName);
        Assert.Equal(0, await OffsetAsync(desk.Visitor, young));
    }

    private static HttpRequestMessage Request(HttpMethod method, string url, long? at = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (at is { } offset)
        {
            request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
            content!.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }

        return request;
    }

    private static HttpRequestMessage Begin(string name, long length)
    {
        var request = Request(HttpMethod.Post, Url);
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(SampleFiles.Bytes(name))},filetype dGV4dA==");
        return request;
    }

    private static async Task<string> BeginAsync(Visitor visitor, string name, long length)
    {
        using var answer = await visitor.SendAsync(Begin(name, length));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Upload-Expires"));
        return answer.Headers.Location!.ToString();
    }

    private static async Task<long?> OffsetAsync(Visitor visitor, string url)
    {
        using var answer = await visitor.SendAsync(Request(HttpMethod.Head, url));
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    private static async Task<long> AddAsync(Visitor visitor, string url, long? at, byte[] bytes)
    {
        using var answer = await visitor.SendAsync(Request(HttpMethod.Patch, url, at, new ByteArrayContent(bytes)));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    private static Task<HttpResponseMessage> FinishAsync(DocumentDesk desk, string url) =>
        desk.UploadAsync($"{DocumentDesk.New}?handler=Upload", [], ("upload", url.Split('/')[^1]), ("title", ""), ("kind", "Other"), ("published", "true"));

    /// <summary>Sends what it has, and then the line is dead.</summary>
    private sealed class BrokenContent(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
            // So that the server has read it.
            await Task.Delay(300);
            throw new IOException("cut");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
