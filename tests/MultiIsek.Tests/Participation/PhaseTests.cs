using System.Net;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Tests.Participation;

public sealed class PhaseStateTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_phase_is_open_from_its_first_moment_to_the_one_before_its_end()
    {
        var phase = New(p => (p.StartsAt, p.EndsAt) = (Now, Now.AddHours(1)));

        Assert.Equal(PhaseState.Scheduled, phase.StateAt(Now.AddTicks(-1)));
        Assert.Equal(PhaseState.Open, phase.StateAt(Now));
        Assert.Equal(PhaseState.Open, phase.StateAt(Now.AddHours(1).AddTicks(-1)));
        Assert.Equal(PhaseState.InEvaluation, phase.StateAt(Now.AddHours(1)));
    }

    [Fact]
    public void Acts_stand_above_dates()
    {
        Assert.Equal(PhaseState.Ended, New(p => (p.StartsAt, p.HasEnded) = (Now, true)).StateAt(Now));
        Assert.Equal(PhaseState.Ended, New(p => p.HasEnded = true).StateAt(Now));
        Assert.Equal(PhaseState.ResultPublished, New(p => (p.StartsAt, p.ResultPublishedOn) = (Now, SourceDate.OfYear(2026))).StateAt(Now));
        Assert.Equal(PhaseState.Archived, New(p => (p.StartsAt, p.IsArchived) = (Now, true)).StateAt(Now));
        Assert.Equal(PhaseState.Draft, New(p => (p.StartsAt, p.IsDraft, p.HasEnded) = (Now, true, true)).StateAt(Now));
    }

    [Fact]
    public void Without_a_start_and_without_an_act_a_phase_was_never_released()
    {
        Assert.Equal(PhaseState.Draft, New(_ => { }).StateAt(Now));
        Assert.Equal(PhaseState.Draft, New(p => p.EndsAt = Now.AddDays(1)).StateAt(Now));
    }

    [Theory]
    [InlineData("2026-12-05T00:00", "noch 12\u00a0Tage", "bis 4.\u00a0Dezember 2026")]
    [InlineData("2026-11-24T00:00", "endet morgen", "bis 23.\u00a0November 2026")]
    [InlineData("2026-11-23T00:00", "endet heute", "bis 22.\u00a0November 2026")]
    [InlineData("2026-11-22T18:30", "endet heute um 18.30\u00a0Uhr", "bis 22.\u00a0November 2026, 18.30\u00a0Uhr")]
    public void Days_are_counted_on_a_Berlin_calendar(string ends, string remaining, string until)
    {
        var phase = New(p => (p.StartsAt, p.EndsAt) = (Now.AddDays(-1), Berlin.Utc(DateTime.Parse(ends, System.Globalization.CultureInfo.InvariantCulture))));

        Assert.Equal(remaining, phase.Remaining(Now));
        Assert.Equal(until, phase.Until());
    }

    [Fact]
    public void Late_in_the_evening_the_day_is_already_Berlins()
    {
        var phase = New(p => (p.StartsAt, p.EndsAt) = (Now, Berlin.StartOf(new DateOnly(2026, 11, 24))));

        Assert.Equal("endet heute", phase.Remaining(new DateTime(2026, 11, 22, 23, 30, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void An_end_that_nobody_gives_is_said() => Assert.Equal("Ende nicht angegeben", New(p => p.HasEnded = true).Span(PhaseState.Ended));

    private static ParticipationPhase New(Action<ParticipationPhase> change)
    {
        var phase = new ParticipationPhase
        {
            Key = "probe",
            Kind = PhaseKind.ChapterComment,
            Title = "Probe",
        };
        change(phase);
        return phase;
    }
}

[Collection("comments")]
public sealed class PhaseTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task The_historic_phase_names_no_end_and_says_what_happens_next()
    {
        var page = await app.City(City).Page("/mitmachen/zentrale-vorhaben-kommentieren");

        Assert.Contains("Ende nicht angegeben", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wie die Stadt mit den Beiträgen umging, sagt die Quelle nicht.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Jetzt kommentieren", page.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_phase_is_open_and_marked()
    {
        var client = app.City(City);
        Assert.Equal("Beispielphase", (await client.Page("/mitmachen/beispielphase-massnahmen")).TextOf(".page-head .example"));
        Assert.Contains("Maßnahmen kommentieren", (await client.Page("/mitmachen")).TextOf("#jetzt + ol"), StringComparison.Ordinal);
        Assert.NotNull((await client.Page("/termine")).QuerySelector(".phase-line a[href^='/mitmachen/']"));
        Assert.NotNull((await client.Page("/")).QuerySelector(".now .meter rect[width]"));
        Assert.Contains("Kommentieren", (await client.Page("/plan/insek/m1-1")).TextOf("#absatz-1 .para__acts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_nowhere_to_be_seen()
    {
        var draft = await app.PhaseAsync(City, p => (p.IsDraft, p.Title) = (true, "Geheimer Entwurf"));
        var client = app.City(City);
        foreach (var url in new[] { $"/mitmachen/{draft.Key}", $"/mitmachen/{draft.Key}/kommentar?element=m1-1&absatz=1" })
        {
            using var answer = await client.GetAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var post = await client.PostAsync($"/mitmachen/{draft.Key}/kommentar?element=m1-1&absatz=1", new FormUrlEncodedContent([new("text", "x")]));
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        foreach (var url in new[] { "/", "/mitmachen", "/termine", "/plan/insek/m1-1" })
        {
            Assert.DoesNotContain("Geheimer Entwurf", (await client.Page(url)).Body!.TextContent, StringComparison.Ordinal);
        }

        using var imported = await app.City("musterstadt").GetAsync("/mitmachen/schritte-priorisieren");
        Assert.Equal(HttpStatusCode.NotFound, imported.StatusCode);
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "2027-03-28T01:30:00Z")] // a time that the change to summer time skips
    [InlineData("2027-10-31T02:30", "2027-10-31T00:30:00Z")] // a time that comes twice: the first one counts
    public async Task A_phase_ends_once_on_the_nights_when_clocks_change(string ends, string utc)
    {
        using var copy = new CityCopy(City);
        copy.Edit(
            "participation.json",
            file =>
            {
                file["phases"]![2]!["starts"] = "2026-11-01";
                file["phases"]![2]!["ends"] = ends;
            }
        );
        await app.ImportAsync(copy.Folder);
        var end = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        var phase = $"/mitmachen/beispielphase-massnahmen";

        using (app.Time.At(end.AddSeconds(-10)))
        {
            await (await app.FormAsync(copy.Slug, "beispielphase-massnahmen")).StoreAsync("Gerade noch.");
            Assert.Contains("läuft, endet heute", (await app.City(copy.Slug).Page(phase)).TextOf("aside"), StringComparison.Ordinal);
        }

        using (app.Time.At(end))
        {
            Assert.Contains("in Auswertung", (await app.City(copy.Slug).Page(phase)).TextOf("aside"), StringComparison.Ordinal);
            Assert.Null((await app.City(copy.Slug).Page($"{phase}/kommentar?element=m1-1&absatz=1")).QuerySelector("form[method=post]"));
        }

        using (app.Time.At(end.AddHours(1)))
        {
            Assert.Contains("in Auswertung", (await app.City(copy.Slug).Page(phase)).TextOf("aside"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_know_the_next_moment_at_which_they_change()
    {
        var phase = await app.PhaseAsync(City, p => p.EndsAt = app.Time.Now.UtcDateTime.AddMinutes(7));
        await using var scope = app.Scope(City);
        var next = await scope.Get<PhaseBook>().NextAsync(app.Time.Now.UtcDateTime, default);

        Assert.NotNull(next);
        Assert.True(next <= phase.EndsAt);
    }

    [Theory]
    [InlineData("kaiserslautern", "/mitmachen/kartendialog", "14.\u00a0April 2024")]
    [InlineData("kaiserslautern", "/mitmachen/online-umfrage-massnahmen", "Die Quelle nennt als Ende den 9. Juni, aber kein Jahr.")]
    [InlineData("hagen", "/mitmachen/online-beteiligung-1", "Ende nicht angegeben")]
    public async Task Phases_of_other_kinds_are_shown_as_they_were(string city, string url, string says)
    {
        var page = await app.City(city).Page(url);

        Assert.Contains(says, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[method=post]"));
    }

    [Fact]
    public async Task Where_no_phase_ever_ran_the_home_page_says_so()
    {
        var page = await app.City("delmenhorst").Page("/");

        Assert.Equal("Zurzeit läuft keine Beteiligung", page.TextOf(".now h2"));
        Assert.Null(page.QuerySelector(".phase-line"));
    }

    [Fact]
    public async Task Elements_stand_under_their_own_parent_and_top_ones_under_none()
    {
        var client = app.City(City);
        var analysis = await client.Page("/mitmachen/analyseergebnisse-kommentieren");
        var measures = await client.Page("/mitmachen/beispielphase-massnahmen");

        Assert.Empty(analysis.QuerySelectorAll(".phase-group > h3"));
        Assert.Equal(3, analysis.QuerySelectorAll(".phase-group h3 a").Length);
        Assert.Equal(6, measures.QuerySelectorAll(".phase-group > h3").Length);
        Assert.Contains("1.1", measures.TextOf(".phase-group"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyseergebnisse-kommentieren")]
    [InlineData("zentrale-vorhaben-kommentieren")]
    public async Task A_phase_that_ran_elsewhere_counts_nothing_here(string key)
    {
        var text = (await app.City(City).Page($"/mitmachen/{key}")).TextOf("main");

        Assert.DoesNotContain("keine Kommentare", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kommentare erscheinen", text, StringComparison.Ordinal);
        Assert.Contains("Kommentare erscheinen", (await app.City(City).Page("/mitmachen/beispielphase-massnahmen")).TextOf("main"), StringComparison.Ordinal);
    }
}
