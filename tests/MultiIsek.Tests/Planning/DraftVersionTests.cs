using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Versions;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning;

/// <summary>A version that the city has not shown to everybody is on no public page and in no file; who works in the city reads it.</summary>
[Collection("app")]
public sealed class DraftVersionTests(App app)
{
    private static readonly string[] Hidden =
    [
        $"/plan/stadtumbauplan?fassung={DraftCity.Version}",
        $"/plan/stadtumbauplan/p-plaetze?fassung={DraftCity.Version}",
        $"/plan/stadtumbauplan/{DraftCity.NewElement}?fassung={DraftCity.Version}",
        $"/plan/stadtumbauplan/{DraftCity.NewElement}",
        $"/plan/stadtumbauplan/p-plaetze/kommentare?fassung={DraftCity.Version}",
        $"/plan/stadtumbauplan/{DraftCity.NewElement}/kommentare",
    ];

    [Fact]
    public async Task Nothing_public_tells_of_a_draft()
    {
        using var copy = DraftCity.Of();
        await app.ImportAsync(copy.Folder);
        var city = app.City(copy.Slug);

        foreach (var url in Hidden)
        {
            using var answer = await city.GetAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, url);
            Assert.DoesNotContain(DraftCity.Word, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // Whatever a link leads to.
        foreach (var visit in await Crawler.CrawlAsync(city, 400))
        {
            Assert.True(visit.Status is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{visit.Address} from {visit.From}: {visit.Status}");
            var html = visit.Page?.DocumentElement.OuterHtml ?? "";
            Assert.False(html.Contains(DraftCity.Word, StringComparison.Ordinal) || html.Contains(DraftCity.Version, StringComparison.Ordinal), visit.Address);
        }

        Assert.Contains("2 Fassungen", (await city.Page("/plan/stadtumbauplan")).TextOf(".facts"), StringComparison.Ordinal);
        Assert.DoesNotContain(DraftCity.Word, await city.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain(DraftCity.NewElement, await city.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain(DraftCity.NewElement, await city.GetStringAsync($"/suche?q={DraftCity.Word}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_reads_none()
    {
        using var copy = DraftCity.Of();
        await app.ImportAsync(copy.Folder);
        var department = await Visitor.StaffAsync(app, copy.Slug, Role.Contributor);

        foreach (var url in Hidden)
        {
            using var answer = await department.GetAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, url);
        }
    }

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Editor)]
    public async Task Staff_read_it_and_are_told_that_others_do_not(Role role)
    {
        using var copy = DraftCity.Of();
        await app.ImportAsync(copy.Folder);
        var staff = await Visitor.StaffAsync(app, copy.Slug, role);

        foreach (var url in Hidden)
        {
            using var answer = await staff.GetAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, url);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }

        Assert.Contains("Noch nicht öffentlich", (await staff.PageAsync(Hidden[0])).TextOf(".note"), StringComparison.Ordinal);
        Assert.Contains("Noch nicht öffentlich", (await staff.PageAsync(Hidden[1])).TextOf(".note"), StringComparison.Ordinal);
        Assert.Contains(DraftCity.Word, (await staff.PageAsync("/fassungen/stadtumbauplan")).TextOf("main"), StringComparison.Ordinal);
        // What staff have read is not kept for others.
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(copy.Slug).GetAsync(Hidden[0])).StatusCode);
        Assert.DoesNotContain(DraftCity.Word, (await app.City(copy.Slug).Page("/fassungen/stadtumbauplan")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phase_about_it_shows_it_to_everybody()
    {
        using var copy = DraftCity.Of();
        await app.ImportAsync(copy.Folder);
        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<MultiIsek.Kernel.Data.IsekDbContext>();
            db.Add(
                new ParticipationPhase
                {
                    Key = "entwurf-lesen",
                    Kind = PhaseKind.ChapterComment,
                    Title = "Entwurf lesen",
                    PlanVersionId = await db.Set<PlanVersion>().Where(v => v.Key == DraftCity.Version).Select(v => v.Id).SingleAsync(),
                    StartsAt = app.Time.Now.UtcDateTime.AddDays(1),
                    WhatNext = "Die Stadt liest alles.",
                }
            );
            await db.SaveChangesAsync();
        }

        foreach (var url in Hidden)
        {
            Assert.Contains(DraftCity.Word, (await app.City(copy.Slug).Page(url)).Body!.TextContent, StringComparison.Ordinal);
        }
    }
}
