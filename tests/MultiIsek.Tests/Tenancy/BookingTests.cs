using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Documents;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation;

namespace MultiIsek.Tests.Tenancy;

/// <summary>What a city has booked: set by the operator, read by the city, and no more taken than that.</summary>
[Collection("comments")]
public sealed class BookingTests(CommentApp app)
{
    private const string Url = $"{CityDesk.Path}/leistungen";

    [Fact]
    public async Task The_operator_books_and_the_city_reads_it()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var before = await admin.PageAsync(Url);
        Assert.Equal(Enum.GetValues<Feature>().Length, before.QuerySelectorAll("#bausteine + ul > li").Length);
        Assert.DoesNotContain("Nicht gebucht", before.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(2, before.QuerySelectorAll("dd small").Count(s => s.TextContent == "ohne Grenze"));

        var (code, output) = await Product.RunAsync(app, "tenant", "features", slug, "--off", "api", "--off", "OwnHosts", "--storage-mb", "250");
        Assert.Equal(1, code);
        Assert.Contains("--reason", output, StringComparison.Ordinal);
        (code, output) = await Product.RunAsync(
            app,
            ["tenant", "features", slug, "--off", "api", "--off", "OwnHosts", "--storage-mb", "250", "--contributions", "1000", "--reason", "Vertrag vom 1. November"]
        );
        Assert.True(code == 0, output);
        (code, output) = await Product.RunAsync(app, "tenant", "features", slug, "--on", "Api", "--contributions", "0", "--json", "--reason", "Vertrag vom 2. November");
        Assert.True(code == 0, output);
        var booked = JsonDocument.Parse(output).RootElement;
        Assert.Equal("OwnHosts", Assert.Single(booked.GetProperty("off").EnumerateArray()).GetString());
        Assert.Equal(250, booked.GetProperty("storageMb").GetInt32());
        Assert.Equal(JsonValueKind.Null, booked.GetProperty("contributionsAYear").ValueKind);

        using var clock = app.Time.At(app.Time.Now.AddSeconds(5));
        var page = await admin.PageAsync(Url);
        Assert.Contains(
            "Eigene Domains",
            Assert.Single(page.QuerySelectorAll("main li"), l => l.TextContent.Contains("Nicht gebucht", StringComparison.Ordinal)).TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("höchstens 250", page.TextOf("dd small").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("tenant features", (await admin.PageAsync("/verwaltung/protokoll")).TextOf("main"), StringComparison.Ordinal);
        var other = await CityDesk.OpenAsync(app);
        Assert.DoesNotContain("Nicht gebucht", (await other.Admin.PageAsync(Url)).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Visitor.StaffAsync(app, slug, Role.Editor)).GetAsync(Url)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_has_no_room_is_refused_and_stored_nowhere()
    {
        using var copy = new CityCopy();
        var desk = await DocumentDesk.OpenAsync(app, copy);
        var used = await app.ReadAsync(copy.Slug, db => db.Set<DocumentVersion>().SumAsync(v => v.Size));
        var room = (int)(used / 1_000_000) + 1;
        await app.SendAsync(new BookFeatures(copy.Slug) { StorageMb = room });
        var big = Encoding.UTF8.GetBytes(new string('a', (int)((room * 1_000_000L) - used) + 1));
        var files = app.DataDirectory + "/files";
        var before = Directory.GetFiles(files, "*", SearchOption.AllDirectories).Length;

        using var refused = await desk.UploadAsync(DocumentDesk.New, [("gross.txt", big)], ("title", "Ein großer Bericht"), ("kind", "Other"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains("kein Platz mehr", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Ein großer Bericht", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(files, "*", SearchOption.AllDirectories).Length);
        await desk.AddAsync("Genau passend", "passt.txt", big[..^1]);
        Assert.Contains("Die Menge ist erreicht", (await (await Visitor.StaffAsync(app, copy.Slug, Role.Admin)).PageAsync(Url)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contribution_too_many_is_refused_with_its_text_and_taken_when_there_is_room_again()
    {
        using var copy = new CityCopy("herzberg");
        await app.ImportAsync(copy.Folder);
        var phase = await app.PhaseAsync(copy.Slug);
        await (await app.FormAsync(copy.Slug, phase.Key)).StoreAsync("Der erste.");
        var used = await app.ReadAsync(copy.Slug, db => db.Set<MultiIsek.Participation.Comments.ContributionCounter>().Select(c => c.Last).SingleAsync());
        await app.SendAsync(new BookFeatures(copy.Slug) { ContributionsAYear = used });

        var form = await app.FormAsync(copy.Slug, phase.Key);
        using var refused = await form.SendAsync("Einer zu viel.");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains("keine Beiträge mehr angenommen", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("Einer zu viel.", page.TextOf("textarea"), StringComparison.Ordinal);
        Assert.Equal(used, await app.ReadAsync(copy.Slug, db => db.Set<MultiIsek.Participation.Comments.ContributionCounter>().Select(c => c.Last).SingleAsync()));

        await app.SendAsync(new BookFeatures(copy.Slug) { ContributionsAYear = used + 1 });
        await form.StoreAsync("Einer zu viel.");
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(null, 1_000_001)]
    public async Task A_number_that_cannot_be_is_refused(int? storage, int? contributions)
    {
        var (slug, _) = await CityDesk.OpenAsync(app);

        await Assert.ThrowsAsync<RefusedException>(() => app.SendAsync(new BookFeatures(slug) { StorageMb = storage, ContributionsAYear = contributions }));
    }
}
