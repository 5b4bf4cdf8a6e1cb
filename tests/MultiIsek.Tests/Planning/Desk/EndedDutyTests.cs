using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>A recurrence ends with the supersession of its version.</summary>
[Collection("app")]
public sealed class EndedDutyTests(App app)
{
    private const string Next = "/verwaltung/plan/stadtumbauplan/fortschreibung";

    [Fact]
    public async Task What_recurs_by_a_version_ends_when_the_next_is_decided_on()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        const string Before = "/verwaltung/plan/stadtumbauplan/ratsfassung";
        using var branched = await desk.SendAsync(Before, $"form[action='{Before}?handler=Branch']", ("neu", "Fortschreibung"));
        await desk.FollowAsync(await desk.SendAsync($"{Next}/verbleib", $"form[action='{Next}/verbleib?handler=Propose']"));
        await MoveAsync(desk, "Draft");
        await MoveAsync(desk, "InCouncil");
        var clause = (await desk.AllAsync<ResolutionClause>()).Single(c => c.Recurrence == Recurrence.HalfYearly);
        async Task<List<Duty>> DutiesAsync() => [.. (await desk.AllAsync<Duty>()).Where(d => d.ClauseId == clause.Id).OrderBy(d => d.DueOn)];
        var open = (await DutiesAsync()).Where(d => d.State == DutyState.Open).ToList();
        // The first of them is still owed, whatever is decided on its last day.
        var decidedOn = SourceDate.Of(open[0].DueOn.LastDay);
        Assert.Contains(open, d => d.DueOn.Day > decidedOn.Day);
        await ResolveAsync(copy.Slug, decidedOn);

        using var adopted = await desk.SendAsync(Next, $"form[action='{Next}?handler=Adopt']", ("beschluss", "rat-zur-fortschreibung"));
        Assert.Equal($"{Next}?getan=beschlossen", adopted.Headers.Location?.ToString());

        var after = await DutiesAsync();
        Assert.All(after.Where(d => open.Exists(o => o.Id == d.Id)), d => Assert.Equal(d.DueOn.Day > decidedOn.Day ? DutyState.Dispensable : DutyState.Open, d.State));
        // What is known of the past stays.
        Assert.Equal(DutyState.Fulfilled, after[0].State);
        var shown = (await app.City(copy.Slug).Page("/beschluesse/rat-2025-06-18")).TextOf("#ziffer-3");
        Assert.Contains("entbehrlich", shown, StringComparison.Ordinal);
        Assert.Contains("Beendet: Die Fassung „Ratsfassung“ ist fortgeschrieben, es gilt „Fortschreibung“", shown, StringComparison.Ordinal);
        var entry = (await desk.AllAsync<AuditEntry>()).Single(e => e.Name == "duty.ended");
        Assert.Contains(after.First(d => d.State == DutyState.Dispensable).Id.ToString(), entry.Fields, StringComparison.Ordinal);

        // Neither the daily chore nor another rhythm brings new ones; each can be taken back.
        using var saved = await desk.SendAsync("/verwaltung/beschluesse/rat-2025-06-18", "form#beschluss", ("k2-recurrence", "Quarterly"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.DoesNotContain(await DutiesAsync(), d => d.State == DutyState.Open && d.DueOn.Day > decidedOn.Day);
        var one = (await DutiesAsync()).First(d => d.State == DutyState.Dispensable);
        await desk.FollowAsync(await desk.SendAsync($"/verwaltung/pflichten/{one.Id}", "details form"));
        Assert.Equal((DutyState.Open, null), (await DutiesAsync()).Where(d => d.Id == one.Id).Select(d => (d.State, d.Note)).Single());
    }

    [Fact]
    public async Task A_file_that_supersedes_a_version_ends_its_duties_too()
    {
        using var copy = new CityCopy();
        copy.Edit("council.json", c => c["resolutions"]![0]!["version"] = "vorentwurf");
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var clause = (await desk.AllAsync<ResolutionClause>()).Single(c => c.Recurrence == Recurrence.HalfYearly);
        var duties = (await desk.AllAsync<Duty>()).Where(d => d.ClauseId == clause.Id).ToList();
        Assert.DoesNotContain(duties, d => d.State == DutyState.Open);
        Assert.Contains(duties, d => d.State == DutyState.Dispensable && d.Before == DutyState.Open);
        await app.ImportAsync(copy.Folder);
        Assert.Equal(duties.Count, (await desk.AllAsync<Duty>()).Count(d => d.ClauseId == clause.Id));
    }

    private static async Task MoveAsync(CouncilDesk desk, string to)
    {
        using var moved = await desk.SendAsync(Next, $"form[action='{Next}?handler=Move']:has(input[value={to}])");
        Assert.Equal($"{Next}?getan=stand", moved.Headers.Location?.ToString());
    }

    private async Task ResolveAsync(string city, SourceDate on)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        db.Add(
            new CouncilResolution
            {
                Key = "rat-zur-fortschreibung",
                CommitteeId = await db.Set<Organisation>().Where(o => o.Key == "rat").Select(o => o.Id).SingleAsync(),
                DecidedOn = on,
                Title = "Beschluss über die Fortschreibung",
                Outcomes = [Outcome.Adopted],
            }
        );
        await db.SaveChangesAsync();
    }
}
