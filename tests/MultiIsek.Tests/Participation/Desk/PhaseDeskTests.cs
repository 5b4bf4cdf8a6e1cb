using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Desk;

/// <summary>The participation office sets a phase up, previews it, releases it, ends it.</summary>
[Collection("comments")]
public sealed class PhaseDeskTests(CommentApp app)
{
    private const string List = PhaseOffice.List;
    private const string Template = "entwurf-kommentieren";

    [Fact]
    public async Task A_template_is_a_draft_in_one_step_and_the_form_needs_no_more_than_a_look()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        using var today = app.Time.At(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

        var templates = await office.Visitor.PageAsync($"{List}/neu");
        Assert.Equal(PhaseTemplates.Offered.Count, templates.QuerySelectorAll("main h3 a").Length);
        Assert.Contains("Behörden und Träger", templates.TextOf("main"), StringComparison.Ordinal);
        var key = await office.DraftAsync(Template);

        var phase = await office.PhaseAsync(key);
        Assert.True(phase.IsDraft);
        Assert.Equal(
            (new DateTime(2026, 11, 28, 23, 0, 0, DateTimeKind.Utc), new DateTime(2026, 12, 28, 23, 0, 0, DateTimeKind.Utc)),
            (phase.StartsAt!.Value, phase.EndsAt!.Value)
        );
        Assert.NotNull(phase.PlanVersionId);
        Assert.NotEmpty(phase.TargetRoles);
        var page = await office.Visitor.PageAsync(PhaseOffice.Url(key));
        Assert.Contains("ein Sonntag", page.TextOf("#hinweise + ul"), StringComparison.Ordinal);
        Assert.Contains("1. Weihnachtstag", page.TextOf("#hinweise + ul"), StringComparison.Ordinal);
        Assert.Contains("Beteiligungsphase angelegt", page.TextOf("#protokoll + ol"), StringComparison.Ordinal);
        Assert.Contains("Entwürfe", (await office.Visitor.PageAsync(List)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_German_and_what_was_typed_stays()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);

        using var answer = await office.SendAsync(
            $"{List}/neu?vorlage={Template}",
            "form#phase",
            ("title", ""),
            ("whatNext", ""),
            ("summary", "Bleibt stehen."),
            ("startDay", "5.12.2026"),
            ("endDay", "1.12.2026"),
            ("endClock", "abends"),
            ("roles", "Vision")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        var alert = page.TextOf(".kern-alert");
        Assert.Contains("Geben Sie der Phase einen Titel.", alert, StringComparison.Ordinal);
        Assert.Contains("was nach dem Ende geschieht", alert, StringComparison.Ordinal);
        Assert.Contains("Geben Sie eine Uhrzeit an", alert, StringComparison.Ordinal);
        Assert.Equal("Bleibt stehen.", page.TextOf("#summary"));
        Assert.Equal("abends", page.QuerySelector("#endClock")!.GetAttribute("value"));
        Assert.Equal("5.12.2026", page.QuerySelector("#startDay")!.GetAttribute("value"));

        using var backwards = await office.SendAsync($"{List}/neu?vorlage={Template}", "form#phase", ("startDay", "2026-12-05"), ("endDay", "2026-12-01"));
        Assert.Contains("Das Ende liegt nicht nach dem Beginn.", (await backwards.Html()).TextOf("#endDay-e"), StringComparison.Ordinal);
        using var nothing = await office.SendAsync($"{List}/neu?vorlage={Template}", "form#phase", ("roles", ""));
        Assert.Contains("Wählen Sie, was kommentiert werden kann.", (await nothing.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Visitor.GetAsync($"{List}/neu?vorlage=erfunden")).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_closed_and_hidden_and_previewed_in_three_states_by_staff_alone()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        var key = await office.DraftAsync(Template, ("title", "Probe in drei Ständen"));
        var city = app.City(copy.Slug);

        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync($"/mitmachen/{key}")).StatusCode);
        Assert.Contains("hat noch nicht begonnen", (await office.Visitor.PageAsync($"{PhaseOffice.Url(key)}/vorschau/vorher")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("So machen Sie mit", (await office.Visitor.PageAsync($"{PhaseOffice.Url(key)}/vorschau/waehrend")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Was daraus wurde", (await office.Visitor.PageAsync($"{PhaseOffice.Url(key)}/vorschau/nachher")).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Visitor.GetAsync($"{PhaseOffice.Url(key)}/vorschau/bald")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await city.GetAsync($"{PhaseOffice.Url(key)}/vorschau/vorher")).StatusCode);
        Assert.DoesNotContain("Probe in drei Ständen", (await city.Page("/suche?q=Ständen")).TextOf("main"), StringComparison.Ordinal);

        await office.ActAsync(key, "Release");
        Assert.Equal("Probe in drei Ständen", (await city.Page($"/mitmachen/{key}")).TextOf("h1").Replace("\u00ad", "", StringComparison.Ordinal));
        Assert.Contains("Probe in drei Ständen", (await city.Page("/suche?q=Ständen")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_phases_about_the_same_chapters_at_one_time_are_refused_and_others_are_not()
    {
        using var copy = new CityCopy("herzberg");
        copy.Edit("participation.json", file => file["phases"]!.AsArray().Clear());
        var office = await PhaseOffice.OpenAsync(app, copy);
        var first = await office.DraftAsync(Template, ("title", "Die erste"));
        var second = await office.DraftAsync(Template, ("title", "Die zweite"));
        await office.ActAsync(first, "Release");

        Assert.Contains("Zur selben Zeit läuft „Die erste“", await office.RefusedAsync(second, "Release"), StringComparison.Ordinal);
        Assert.True((await office.PhaseAsync(second)).IsDraft);

        var (day, _) = PhaseClock.Typed((await office.PhaseAsync(first)).EndsAt, false);
        using var moved = await office.SendAsync(PhaseOffice.Url(second), "form#phase", ("startDay", day), ("endDay", ""));
        Assert.EndsWith("getan=gespeichert", moved.Headers.Location!.ToString(), StringComparison.Ordinal);
        await office.ActAsync(second, "Release");
        Assert.Contains("Zur selben Zeit läuft „Die zweite“", await office.RefusedAsync(first, "Extend", ("until", day)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_write_keeps_the_boundaries_that_the_desk_set()
    {
        using var copy = new CityCopy("herzberg");
        copy.Edit("participation.json", file => file["phases"]!.AsArray().Clear());
        var office = await PhaseOffice.OpenAsync(app, copy);
        var key = await office.DraftAsync("ein-tag", ("startDay", "2027-03-28"), ("startClock", "03:00"), ("endDay", "2027-03-28"), ("endClock", "18:00"));
        await office.ActAsync(key, "Release");
        // On this night clocks go from two to three.
        var (start, end) = (new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 3, 28, 16, 0, 0, TimeSpan.Zero));
        var phase = await office.PhaseAsync(key);
        Assert.Equal((start.UtcDateTime, end.UtcDateTime), (phase.StartsAt!.Value, phase.EndsAt!.Value));
        using (app.Time.At(start))
        {
            await (await app.FormAsync(copy.Slug, key)).StoreAsync("Damit ein Element bekannt ist.");
        }

        await using var scope = app.Scope(copy.Slug);
        var element = (await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().Select(c => c.ElementId).FirstAsync()))!.Value;
        async Task<bool> IsTakenAsync(DateTimeOffset at)
        {
            using var moment = app.Time.At(at);
            var form = new FormPlace(phase.Id, element, phase.PlanVersionId!.Value, 1, null);
            return await scope.Get<ContributionStore>().AddAsync(new(form, "Text", null, false, null, Guid.NewGuid(), new string('0', 64)), default) is not null;
        }

        Assert.False(await IsTakenAsync(start.AddTicks(-10)));
        Assert.True(await IsTakenAsync(start));
        Assert.True(await IsTakenAsync(end.AddTicks(-10)));
        Assert.False(await IsTakenAsync(end));
    }

    [Fact]
    public async Task Editing_an_open_phase_keeps_what_was_written()
    {
        using var copy = new CityCopy("herzberg");
        var office = await PhaseOffice.OpenAsync(app, copy);
        const string Key = "beispielphase-massnahmen";
        await (await app.FormAsync(copy.Slug, Key)).StoreAsync("Bleibt, was auch geändert wird.");

        using var saved = await office.SendAsync(PhaseOffice.Url(Key), "form#phase", ("title", "Anders genannt"), ("moderation", "Pre"), ("asksName", ""));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = await app.City(copy.Slug).Page($"/mitmachen/{Key}");
        Assert.Contains("Bleibt, was auch geändert wird.", page.TextOf("#kommentare"), StringComparison.Ordinal);
        Assert.Null((await office.Visitor.PageAsync(PhaseOffice.Url(Key))).QuerySelector("button[formaction]"));
        Assert.Contains("Beitr", await office.RefusedAsync(Key, "Save", ("startDay", "2026-01-01")), StringComparison.Ordinal);
        Assert.Contains(
            "Titel, Veröffentlichung der Beiträge, Frage nach dem Namen",
            (await office.Visitor.PageAsync(PhaseOffice.Url(Key))).TextOf("#protokoll + ol"),
            StringComparison.Ordinal
        );
        Assert.Null((await app.City(copy.Slug).Page($"/mitmachen/{Key}/kommentar?element=m1-1&absatz=1")).QuerySelector("#name"));
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_may_insist()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        var key = await office.DraftAsync(Template);
        var old = (await office.Visitor.PageAsync(PhaseOffice.Url(key))).QuerySelector("form#phase")!;
        (await office.SendAsync(PhaseOffice.Url(key), "form#phase", ("title", "Zuerst gespeichert"))).Dispose();

        using var late = await office.SendAsync(old, ("title", "Zu spät"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.Html();
        Assert.Equal("Zu spät", page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Equal("Zuerst gespeichert", (await office.PhaseAsync(key)).Title);

        using var insisted = await office.SendAsync(page.QuerySelector("form#phase")!);
        Assert.Equal(HttpStatusCode.Redirect, insisted.StatusCode);
        Assert.Equal("Zu spät", (await office.PhaseAsync(key)).Title);
    }

    [Fact]
    public async Task A_phase_is_ended_early_extended_evaluated_and_closed()
    {
        using var copy = new CityCopy("herzberg");
        var office = await PhaseOffice.OpenAsync(app, copy);
        const string Key = "beispielphase-massnahmen";
        var form = await app.FormAsync(copy.Slug, Key);

        Assert.Contains("Eine Begründung gehört dazu", await office.RefusedAsync(Key, "End", ("reason", " ")), StringComparison.Ordinal);
        await office.ActAsync(Key, "End", ("reason", "Das Rathaus steht unter Wasser."));

        using var refused = await form.SendAsync("Kommt zu spät.");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await app.City(copy.Slug).Page($"/mitmachen/{Key}");
        Assert.Contains("Vorzeitig beendet, vorgesehen war bis", page.TextOf("#ergebnis + p + p"), StringComparison.Ordinal);
        Assert.Contains("Das Rathaus steht unter Wasser.", page.TextOf("#ergebnis + p + p"), StringComparison.Ordinal);
        Assert.Contains("Unten können Sie sie verlängern", await office.RefusedAsync(Key, "Save", ("endDay", "2030-01-01")), StringComparison.Ordinal);

        Assert.Contains("Geben Sie den neuen letzten Tag an", await office.RefusedAsync(Key, "Extend", ("until", "bald")), StringComparison.Ordinal);
        Assert.Contains("nicht nach dem bisherigen", await office.RefusedAsync(Key, "Extend", ("until", "2020-01-01")), StringComparison.Ordinal);
        await office.ActAsync(Key, "Extend", ("until", "2027-06-30"));
        Assert.Equal(PhaseState.Open, (await office.PhaseAsync(Key)).StateAt(app.Time.Now.UtcDateTime));
        await form.StoreAsync("Jetzt geht es wieder.");

        using (app.Time.At(new DateTimeOffset(2027, 6, 30, 22, 0, 0, TimeSpan.Zero)))
        {
            // The desk's session is older by now.
            var later = new PhaseOffice(app, copy.Slug, await Visitor.StaffAsync(app, copy.Slug, Role.Editor));
            await later.ActAsync(Key, "Result", ("result", "Zwei Maßnahmen haben wir geändert."));
            await later.ActAsync(Key, "Archive");
            var result = (await app.City(copy.Slug).Page($"/mitmachen/{Key}")).TextOf("main");
            Assert.Contains("Zwei Maßnahmen haben wir geändert.", result, StringComparison.Ordinal);
            Assert.Contains("Ergebnis veröffentlicht: 1. Juli 2027", result, StringComparison.Ordinal);
            var log = (await later.Visitor.PageAsync(PhaseOffice.Url(Key))).QuerySelectorAll("#protokoll + ol h3").Select(h => h.TextContent).ToList();
            Assert.Equal(
                ["Beteiligungsphase abgeschlossen", "Ergebnis einer Beteiligungsphase veröffentlicht", "Beteiligungsphase verlängert", "Beteiligungsphase vorzeitig beendet"],
                log
            );
        }
    }

    [Fact]
    public async Task Back_to_a_draft_and_deleting_end_with_the_first_contribution()
    {
        using var copy = new CityCopy("herzberg");
        copy.Edit("participation.json", file => file["phases"]!.AsArray().Clear());
        var office = await PhaseOffice.OpenAsync(app, copy);
        var now = app.Time.Now.UtcDateTime;
        var key = await office.DraftAsync(Template, ("startDay", now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await office.ActAsync(key, "Release");
        var hide = (await office.Visitor.PageAsync(PhaseOffice.Url(key))).QuerySelector("form[action$='handler=Hide']")!;
        await (await app.FormAsync(copy.Slug, key)).StoreAsync("Der erste Beitrag.");

        using var refused = await office.SendAsync(hide);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.False((await office.PhaseAsync(key)).IsDraft);

        var other = await office.DraftAsync(Template, ("title", "Wird nichts"));
        using var gone = await office.SendAsync(PhaseOffice.Url(other), "form[action$='handler=Delete']");
        Assert.Equal($"{List}?getan=geloescht", gone.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await office.Visitor.GetAsync(PhaseOffice.Url(other))).StatusCode);
    }

    [Fact]
    public async Task Another_citys_phase_is_not_found_and_other_roles_are_refused()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);

        Assert.Equal(HttpStatusCode.NotFound, (await office.Visitor.GetAsync(PhaseOffice.Url("beispielphase-massnahmen"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Visitor.GetAsync($"{PhaseOffice.Url("beispielphase-massnahmen")}/vorschau/vorher")).StatusCode);
        var form = (await office.Visitor.PageAsync($"{List}/neu?vorlage={Template}")).QuerySelector("form#phase")!;
        var token = form.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "Save", "Release", "Hide", "End", "Extend&until=2030-01-01", "Result", "Archive", "Reopen", "Delete", "Step" })
        {
            using var foreign = await office.Visitor.PostFormAsync(
                $"{PhaseOffice.Url("beispielphase-massnahmen")}?handler={handler}",
                [("form", token), ("until", "2030-01-01"), ("revision", "0")]
            );
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(List)).StatusCode);
    }

    [Fact]
    public async Task A_collection_of_ideas_is_set_up_with_categories_and_one_in_use_stays()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        var key = await office.DraftAsync("ideen-sammeln", ("category-1", "Lob"), ("category-3", "Lob 2"), ("category-4", "Sonstiges"), ("category-4-colour", "Plum"));

        var phase = await office.PhaseAsync(key);
        Assert.Equal(["Anregung", "Lob", "Lieblingsort", "Lob 2", "Sonstiges"], phase.Categories.Select(c => c.Name));
        Assert.Equal(CategoryColour.Plum, phase.Categories[^1].Colour);
        Assert.Contains("steht schon da", await office.RefusedAsync(key, "Save", ("category-1", "Anregung")), StringComparison.Ordinal);

        await app.ReadAsync(
            copy.Slug,
            async db =>
            {
                db.Add(
                    new Contribution
                    {
                        Year = 2026,
                        Number = 90_001,
                        PhaseId = phase.Id,
                        Title = "Idee",
                        Category = "lob",
                        ReceivedAt = app.Time.Now.UtcDateTime,
                        SubmissionId = Guid.NewGuid(),
                    }
                );
                return await db.SaveChangesAsync();
            }
        );
        Assert.Contains("Zu einer Kategorie", await office.RefusedAsync(key, "Save", ("category-1", "")), StringComparison.Ordinal);
        using var renamed = await office.SendAsync(PhaseOffice.Url(key), "form#phase", ("category-1", "Was gefällt"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        Assert.Equal(new PhaseCategory("lob", "Was gefällt", phase.Categories[1].Colour), (await office.PhaseAsync(key)).Categories[1]);
    }
}
