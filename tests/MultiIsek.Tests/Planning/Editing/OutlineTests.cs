using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>The tree of a version, edited by buttons: numbers and places follow, nothing stands where it may not.</summary>
[Collection("app")]
public sealed class OutlineTests(App app)
{
    [Fact]
    public async Task An_element_is_added_and_the_city_reads_it_at_once()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var city = app.City(copy.Slug);
        Assert.DoesNotContain("Bäume am Ufer", (await city.Page($"/plan/{EditorDesk.Plan}")).Body!.TextContent, StringComparison.Ordinal);

        using var added = await desk.ActAsync("a-wasser", "Add", ("art", "unter:regel"), ("title", "Bäume am Ufer"));

        Assert.Equal($"{desk.Tree}?element=baeume-am-ufer&getan=neu#e-baeume-am-ufer", added.Headers.Location?.ToString());
        Assert.Contains("I.3 Bäume am Ufer", await desk.OutlineAsync());
        Assert.Contains("Bäume am Ufer", (await city.Page($"/plan/{EditorDesk.Plan}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Noch ohne Text", (await city.Page($"/plan/{EditorDesk.Plan}/baeume-am-ufer")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Bäume am Ufer", (await city.Page("/suche?q=Bäume")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("baeume-am-ufer", await city.GetStringAsync("/api/v1/elements/baeume-am-ufer"), StringComparison.Ordinal);

        // A second one of that name gets a key of its own, and a place behind the one chosen.
        using var second = await desk.ActAsync("r-abstand", "Add", ("art", "nach:regel"), ("title", "Bäume am Ufer"));
        Assert.Contains("baeume-am-ufer-2", second.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["I.1 Abstand zur Aue", "I.2 Bäume am Ufer", "I.3 Keine Keller am Ufer", "I.4 Bäume am Ufer"], (await desk.OutlineAsync()).Skip(1).Take(4));
    }

    [Fact]
    public async Task Elements_exchange_their_numbers_and_a_manual_one_stays()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);

        using var up = await desk.ActAsync("r-keller", "Move", ("schritt", "hoch"));
        using var other = await desk.ActAsync("a-wege", "Move", ("schritt", "hoch"));
        using var down = await desk.ActAsync("b-spielplatz", "Move", ("schritt", "hoch"));
        using var last = await desk.ActAsync("b-steg", "Move", ("schritt", "runter"));

        Assert.Equal(
            [
                "I Wege offen halten",
                "I.1 Das Ufer bleibt öffentlich",
                "II Mit dem Wasser bauen",
                "II.1 Keine Keller am Ufer",
                "II.2 Abstand zur Aue",
                "M7 Wasserspielplatz",
                "M02 Steg an der Mühleninsel",
                "M03 Ufertreppe",
            ],
            await desk.OutlineAsync()
        );
    }

    [Fact]
    public async Task A_branch_goes_where_its_type_may_stand_and_nowhere_else()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);

        using var moved = await desk.ActAsync("r-keller", "Move", ("schritt", "unter"), ("ziel", "a-wege"));
        Assert.Contains("II.2 Keine Keller am Ufer", await desk.OutlineAsync());

        using var refused = await desk.ActAsync("r-keller", "Move", ("schritt", "unter"), ("ziel", "b-steg"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("„Regel“ kann nicht unter „Bauvorhaben“ stehen", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        using var itself = await desk.ActAsync("a-wege", "Move", ("schritt", "nach"), ("ziel", "r-ufer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, itself.StatusCode);
        Assert.Contains("unter sich selbst", (await itself.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        using var wrong = await desk.ActAsync("b-steg", "Add", ("art", "unter:regel"), ("title", "Wohin damit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Html();
        Assert.Contains("Wohin damit", page.QuerySelector("#neu-titel")!.GetAttribute("value"), StringComparison.Ordinal);

        using var nameless = await desk.ActAsync("b-steg", "Rename", ("title", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Equal(8, (await desk.OutlineAsync()).Count);
    }

    [Fact]
    public async Task What_is_deleted_says_before_what_goes_along_and_comes_back_whole()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var before = await desk.OutlineAsync();
        var steg = (await desk.Visitor.PageAsync("/plan/quartiersplan-auenufer/b-steg")).TextOf("main");
        var question = await desk.Visitor.PageAsync($"{desk.Url("a-wasser")}/loeschen");
        Assert.Contains("2 Elemente darunter", question.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("1 Verknüpfung", question.TextOf("main"), StringComparison.Ordinal);

        using var deleted = await desk.Visitor.SubmitAsync($"{desk.Url("a-wasser")}/loeschen", "main form");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal(5, (await desk.OutlineAsync()).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(copy.Slug).GetAsync("/plan/quartiersplan-auenufer/r-keller")).StatusCode);
        Assert.DoesNotContain("Abstand zur Aue", (await app.City(copy.Slug).Page("/suche?q=Abstand")).TextOf("main"), StringComparison.Ordinal);

        using var back = await desk.Visitor.SubmitAsync(desk.Tree, "form.undo");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal(before, await desk.OutlineAsync());
        Assert.Equal(steg, (await desk.Visitor.PageAsync("/plan/quartiersplan-auenufer/b-steg")).TextOf("main"));
        Assert.Null((await desk.Visitor.PageAsync(desk.Tree)).QuerySelector("form.undo"));
    }

    [Fact]
    public async Task A_move_is_taken_back_and_an_old_step_goes_after_thirty_days()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var before = await desk.OutlineAsync();
        using var moved = await desk.ActAsync("b-treppe", "Move", ("schritt", "hoch"));
        using var back = await desk.Visitor.SubmitAsync(desk.Tree, "form.undo");
        Assert.Equal(before, await desk.OutlineAsync());

        using var again = await desk.ActAsync("b-treppe", "Move", ("schritt", "hoch"));
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        await db.Set<TreeStep>().ExecuteUpdateAsync(s => s.SetProperty(t => t.DoneAt, app.Time.Now.UtcDateTime.AddDays(-31)));
        foreach (var chore in (IEnumerable<ICityChore>)scope.Services.GetService(typeof(IEnumerable<ICityChore>))!)
        {
            await chore.RunAsync(default);
        }

        Assert.Empty(await db.Set<TreeStep>().ToListAsync());
    }

    [Fact]
    public async Task What_citizens_or_the_council_hold_on_to_is_not_deleted()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<IsekDbContext>();
            var version = await db.Set<PlanVersion>().SingleAsync(v => v.Key == EditorDesk.Version);
            var phase = await db.Set<ParticipationPhase>().FirstAsync(p => p.PlanVersionId == version.Id);
            phase.TargetElements = [await db.Set<PlanElement>().Where(e => e.Key == "r-keller").Select(e => e.Id).SingleAsync()];
            await db.SaveChangesAsync();
        }

        var page = await desk.Visitor.PageAsync($"{desk.Url("a-wasser")}/loeschen");
        Assert.Contains("Beteiligungsphase", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        using var refused = await desk.Visitor.PostAsync($"{desk.Url("a-wasser")}/loeschen", await desk.TokenAsync());
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Beteiligungsphase", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(8, (await desk.OutlineAsync()).Count);
    }

    [Fact]
    public async Task An_adopted_version_is_read_and_never_written()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy, "stadtumbauplan", "ratsfassung");
        var hash = await HashAsync(copy.Slug, "ratsfassung");
        var page = await desk.Visitor.PageAsync(desk.Tree);
        Assert.Contains("bleibt, wie sie ist", page.TextOf(".note"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Empty((await desk.Visitor.PageAsync(desk.Url("v-markt"))).QuerySelectorAll("main form"));

        var token = await desk.TokenAsync();
        foreach (
            var url in new[]
            {
                $"{desk.Tree}?handler=Add",
                $"{desk.Tree}?handler=Rename&element=v-markt",
                $"{desk.Tree}?handler=Move&element=v-markt",
                $"{desk.Url("v-markt")}?handler=Save",
                $"{desk.Url("v-markt")}/loeschen",
            }
        )
        {
            using var answer = await desk.Visitor.PostAsync(
                url,
                new(token)
                {
                    ["art"] = "oben:paket",
                    ["title"] = "Geändert",
                    ["schritt"] = "unter",
                    ["ziel"] = "p-plaetze",
                }
            );
            Assert.True(answer.StatusCode == HttpStatusCode.Conflict, $"{url}: {answer.StatusCode}");
            Assert.Contains("beschlossen", (await answer.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        }

        Assert.Equal(hash, await HashAsync(copy.Slug, "ratsfassung"));
    }

    [Fact]
    public async Task Nothing_of_another_city_or_another_version_is_found()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var token = await desk.TokenAsync();
        const string plan = "insek";
        string[] pages =
        [
            $"/verwaltung/plan/{plan}/kommentierfassung/gliederung",
            $"/verwaltung/plan/{plan}/kommentierfassung/element/m6-1",
            $"/verwaltung/plan/{plan}/kommentierfassung/element/m6-1/verlauf",
            $"/verwaltung/plan/{plan}/kommentierfassung/element/m6-1/loeschen",
            "/verwaltung/plan/gibt-es-nicht/x/gliederung",
            // Of this city, and not of this version.
            $"/verwaltung/plan/{EditorDesk.Plan}/ratsfassung/gliederung",
            desk.Url("v-markt"),
            $"{desk.Url("v-markt")}/verlauf",
            $"{desk.Url("v-markt")}/loeschen",
            $"{desk.Tree}?element=v-markt",
        ];
        foreach (var url in pages)
        {
            using var answer = await desk.Visitor.GetAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"GET {url}: {answer.StatusCode}");
            foreach (var handler in new[] { "Add", "Rename", "Move", "Undo", "Save", "Draft", "Preview", "Discard", "Merge", "Restore", "Unsinn" })
            {
                var to = $"{url}{(url.Contains('?', StringComparison.Ordinal) ? "&" : "?")}handler={handler}";
                using var post = await desk.Visitor.PostAsync(
                    to,
                    new(token)
                    {
                        ["art"] = "oben:regel",
                        ["title"] = "Fremd",
                        ["stand"] = "anfang",
                    }
                );
                Assert.True(post.StatusCode == HttpStatusCode.NotFound, $"POST {to}: {post.StatusCode}");
            }
        }

        using var elsewhere = await desk.ActAsync("r-keller", "Move", ("schritt", "unter"), ("ziel", "m6-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Equal(8, (await desk.OutlineAsync()).Count);
    }

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Contributor)]
    public async Task Others_of_the_city_do_not_edit(Role role)
    {
        var visitor = await Visitor.StaffAsync(app, "musterstadt", role);
        foreach (
            var url in new[]
            {
                "/verwaltung/plan",
                $"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}/gliederung",
                $"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}/element/b-steg",
            }
        )
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(url)).StatusCode);
        }
    }

    private async Task<(string? Stored, string Now)> HashAsync(string city, string version)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var row = await db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Key == version);
        var now = await ContentHash.OfAsync(db, row.Id, default);
        Assert.Equal(row.ContentHash, now);
        return (row.ContentHash, now);
    }
}
