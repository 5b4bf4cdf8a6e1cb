using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>Duties at the desk: found by body and state, fulfilled with evidence, dispensed with a reason, taken back.</summary>
[Collection("app")]
public sealed class DutyDeskTests(App app)
{
    private const string List = "/verwaltung/pflichten";

    [Fact]
    public async Task A_duty_is_fulfilled_with_its_evidence_and_taken_back()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var duty = (await desk.AllAsync<Duty>()).First(d => d.State is DutyState.Open or DutyState.Unknown);
        var url = $"{List}/{duty.Id}";

        using var bare = await desk.SendAsync(url, "form#nachweis", ("note", "War da."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        var page = await bare.Html();
        Assert.Contains("Nennen Sie den Nachweis", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("War da.", page.TextOf("#note"));
        using var future = await desk.SendAsync(url, "form#nachweis", ("note", "Kommt noch."), ("doneOn", "2199"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);

        using var fulfilled = await desk.SendAsync(url, "form#nachweis", ("resolution", "bauausschuss-2025-09"), ("doneOn", "05.09.2025"), ("note", "Im Ausschuss vorgestellt."));
        Assert.Contains("erfüllt", (await desk.FollowAsync(fulfilled)).TextOf(".below-title"), StringComparison.Ordinal);
        var shown = (await app.City(copy.Slug).Page("/beschluesse/rat-2025-06-18")).TextOf("#ziffer-3");
        Assert.Contains("Verweisung an den Quartiersbeirat", shown, StringComparison.Ordinal);
        Assert.Contains("erfüllt: 5. September 2025", shown, StringComparison.Ordinal);

        // What is evidence stays.
        using var refused = await desk.SendAsync("/verwaltung/beschluesse/bauausschuss-2025-09", "form#beschluss", "/verwaltung/beschluesse/bauausschuss-2025-09?handler=Delete");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var back = await desk.SendAsync(url, "form[action$='handler=Reopen']");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        var after = (await desk.AllAsync<Duty>()).Single(d => d.Id == duty.Id);
        Assert.Equal((duty.State, null, null, null), (after.State, after.EvidenceResolutionId, after.DoneOn, after.Note));
    }

    [Fact]
    public async Task A_duty_is_dispensed_with_a_reason_and_an_import_keeps_that()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var duty = (await desk.AllAsync<Duty>()).Where(d => d.State is DutyState.Open or DutyState.Unknown).MaxBy(d => d.DueOn)!;
        var url = $"{List}/{duty.Id}";
        using var bare = await desk.SendAsync(url, "form#verzicht", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);

        using var dispensed = await desk.SendAsync(url, "form#verzicht", ("reason", "Durch neuen Beschluss überholt."));
        Assert.Contains("entbehrlich", (await desk.FollowAsync(dispensed)).TextOf(".below-title"), StringComparison.Ordinal);

        copy.Edit("council.json", file => file["resolutions"]![0]!["lead"] = "Anders gesagt.");
        await app.ImportAsync(copy.Folder);
        var kept = (await desk.AllAsync<Duty>()).Single(d => d.DueOn == duty.DueOn);
        Assert.Equal((DutyState.Dispensable, "Durch neuen Beschluss überholt."), (kept.State, kept.Note));
        using var back = await desk.SendAsync($"{List}/{kept.Id}", "form[action$='handler=Reopen']");
        Assert.Equal(duty.State, (await desk.AllAsync<Duty>()).Single(d => d.DueOn == duty.DueOn).State);
    }

    [Fact]
    public async Task The_list_says_who_owes_what_and_gives_it_to_a_calendar()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var today = DateOnly.FromDateTime(app.Time.Now.UtcDateTime);
        var past = new SourceDate(today.AddDays(-40), DatePrecision.Day);
        await desk.ReadAsync(async db =>
        {
            var clause = await db.Set<ResolutionClause>().SingleAsync(c => c.Recurrence != null);
            db.Add(new Duty { ClauseId = clause.Id, DueOn = past });
            return await db.SaveChangesAsync();
        });

        var page = await desk.Visitor.PageAsync($"{List}?stand=ueberfaellig&stelle=bauamt");
        Assert.Single(page.QuerySelectorAll("main tbody tr"));
        Assert.Contains("überfällig: 1", page.TextOf(".chips"), StringComparison.Ordinal);
        Assert.Contains("Bauamt1 Pflicht", page.TextOf("section[aria-labelledby=schuldig]"), StringComparison.Ordinal);
        Assert.Empty((await desk.Visitor.PageAsync($"{List}?stand=ueberfaellig&stelle=rat")).QuerySelectorAll("main tbody tr"));
        Assert.Single((await desk.Visitor.PageAsync($"{List}?stand=erfuellt")).QuerySelectorAll("main tbody tr"));
        Assert.All(
            (await desk.Visitor.PageAsync($"{List}?jahr=2025")).QuerySelectorAll("main tbody tr td:first-child"),
            c => Assert.Contains("2025", c.TextContent, StringComparison.Ordinal)
        );

        using var csv = await desk.Visitor.GetAsync($"{List}?handler=Csv&stand=ueberfaellig");
        Assert.Contains($"{past};überfällig;Halbjährlicher Bericht;3;", Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);

        using var ical = await desk.Visitor.GetAsync($"{List}?handler=Ical");
        Assert.Equal("text/calendar", ical.Content.Headers.ContentType?.MediaType);
        var bytes = await ical.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.DoesNotContain(lines, l => l.Contains('\n', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(l) > 75);
        var unfolded = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Contains($"DTSTART;VALUE=DATE:{past.Day:yyyyMMdd}", unfolded);
        Assert.Contains(
            unfolded,
            l => l.StartsWith("SUMMARY:Halbjährlicher Bericht (fällig ", StringComparison.Ordinal) && l.EndsWith("\\, den Tag nennt der Beschluss nicht)", StringComparison.Ordinal)
        );
        Assert.Equal(unfolded.Count(l => l == "BEGIN:VEVENT"), unfolded.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(["END:VCALENDAR", ""], unfolded[^2..]);
    }

    [Fact]
    public async Task Nothing_of_another_city_is_found_and_others_of_the_city_stay_out()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        Guid foreign;
        await using (var scope = app.Scope("delmenhorst"))
        {
            foreign = await scope.Get<IsekDbContext>().Set<Duty>().Select(d => d.Id).FirstAsync();
        }

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync($"{List}/{foreign}")).StatusCode);
        var own = (await desk.AllAsync<Duty>())[0].Id;
        foreach (var handler in new[] { "Fulfil", "Dispense", "Reopen", "Unsinn" })
        {
            using var answer = await desk.SendAsync($"{List}/{own}", "form#nachweis", $"{List}/{foreign}?handler={handler}");
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{handler}: {answer.StatusCode}");
        }

        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        foreach (var url in new[] { List, $"{List}/{own}", $"{List}?handler=Ical" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(url)).StatusCode);
        }
    }

    [Fact]
    public async Task Editors_are_reminded_once_at_each_of_three_moments()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var mail = $"{Guid.NewGuid():N}@example.org";
        var editor = await Visitor.StaffAsync(app, copy.Slug, Role.Editor, mail);
        var desk = new CouncilDesk(app, copy.Slug, editor);
        var today = DateOnly.FromDateTime(app.Time.Now.UtcDateTime);
        var id = Guid.CreateVersion7();
        await desk.ReadAsync(async db =>
        {
            var clause = await db.Set<ResolutionClause>().SingleAsync(c => c.Recurrence != null);
            db.RemoveRange(await db.Set<Duty>().Where(d => d.State == DutyState.Open).ToListAsync());
            db.Add(
                new Duty
                {
                    Id = id,
                    ClauseId = clause.Id,
                    DueOn = new(today.AddDays(20), DatePrecision.Day),
                }
            );
            return await db.SaveChangesAsync();
        });
        var before = (await editor.MailsAsync(mail)).Count;

        await RunChoresAsync(copy.Slug);
        await RunChoresAsync(copy.Slug);

        var letters = (await editor.MailsAsync(mail)).Skip(before).ToList();
        var letter = Assert.Single(letters, l => l.Subject.Contains("Pflicht", StringComparison.Ordinal));
        Assert.Contains("Halbjährlicher Bericht", letter.Text, StringComparison.Ordinal);
        Assert.Equal(List, Visitor.LinkIn(letter));
        Assert.Equal(DutyReminder.Weeks, (await desk.AllAsync<Duty>()).Single(d => d.Id == id).Reminded);
    }

    [Theory]
    [InlineData(29, null, null)]
    [InlineData(28, null, DutyReminder.Weeks)]
    [InlineData(8, DutyReminder.Weeks, null)]
    [InlineData(7, DutyReminder.Weeks, DutyReminder.Days)]
    [InlineData(3, null, DutyReminder.Days)]
    [InlineData(0, DutyReminder.Days, null)]
    [InlineData(-1, DutyReminder.Days, DutyReminder.After)]
    [InlineData(-200, DutyReminder.After, null)]
    internal void A_reminder_has_its_day(int daysAhead, DutyReminder? sent, DutyReminder? wanted)
    {
        var today = new DateOnly(2026, 3, 1);
        var duty = new Duty
        {
            ClauseId = Guid.Empty,
            DueOn = new(today.AddDays(daysAhead), DatePrecision.Day),
            Reminded = sent,
        };

        Assert.Equal(wanted, DutyChore.Of(duty, today));
        foreach (var state in new[] { DutyState.Fulfilled, DutyState.Dispensable, DutyState.Unknown })
        {
            duty.State = state;
            Assert.Null(DutyChore.Of(duty, today));
        }
    }

    private async Task RunChoresAsync(string city)
    {
        await using var scope = app.Scope(city);
        var chores = (IEnumerable<MultiIsek.Kernel.Chores.ICityChore>)scope.Services.GetService(typeof(IEnumerable<MultiIsek.Kernel.Chores.ICityChore>))!;
        await chores.OfType<DutyChore>().Single().RunAsync(default);
    }
}
