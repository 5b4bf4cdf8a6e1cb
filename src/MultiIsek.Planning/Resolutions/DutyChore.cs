using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Tägliche Aufgabe: what recurs always has its next duty, and editors are reminded 28 and 7 days before a duty is due and on the day after.</summary>
internal sealed class DutyChore(IsekDbContext db, IStaff staff, IStaffLetters letters, TimeProvider time) : ICityChore
{
    public static readonly LetterKind Letters = new("duties", "Pflichten aus Beschlüssen", "28 und 7 Tage vorher und am Tag danach.", Policies.Editor);

    private const int WeeksBefore = 28;
    private const int DaysBefore = 7;

    private DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    public async Task RunAsync(CancellationToken ct)
    {
        await ExtendAsync(ct);
        await RemindAsync(ct);
    }

    /// <summary>The reminder that a duty is due for today; null for none. One that was missed is not made up for by two letters on one day.</summary>
    public static DutyReminder? Of(Duty duty, DateOnly today)
    {
        var days = duty.DueOn.LastDay.DayNumber - today.DayNumber;
        DutyReminder? wanted = days switch
        {
            < 0 => DutyReminder.After,
            <= DaysBefore => DutyReminder.Days,
            <= WeeksBefore => DutyReminder.Weeks,
            _ => null,
        };
        return duty.State is DutyState.Open or DutyState.Overdue && wanted > (duty.Reminded ?? (DutyReminder)(-1)) ? wanted : null;
    }

    /// <summary>A plan without an end has duties a year ahead: each year brings one more. A version that was superseded brings none.</summary>
    private async Task ExtendAsync(CancellationToken ct)
    {
        var open = await (
            from c in db.Set<ResolutionClause>().AsNoTracking()
            join r in db.Set<CouncilResolution>().AsNoTracking() on c.ResolutionId equals r.Id
            where c.Recurrence != null && !db.Set<PlanVersion>().Any(v => v.Id == r.PlanVersionId && v.State == PlanVersionState.Superseded)
            select new { Clause = c, Resolution = r }
        ).ToListAsync(ct);
        var plans = await db.Set<Plan>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Horizons, ct);
        var ids = open.ConvertAll(o => o.Clause.Id);
        var known = (await db.Set<Duty>().AsNoTracking().Where(d => ids.Contains(d.ClauseId)).ToListAsync(ct)).ToLookup(d => d.ClauseId);
        foreach (var each in open)
        {
            var horizons = each.Resolution.PlanId is { } plan && plans.TryGetValue(plan, out var found) ? found : [];
            var last = known[each.Clause.Id].Select(d => d.DueOn.LastDay).DefaultIfEmpty().Max();
            db.AddRange(DutySchedule.Of(each.Clause, each.Resolution.DecidedOn, horizons, Today).Where(d => d.DueOn.LastDay > last && d.State == DutyState.Open));
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task RemindAsync(CancellationToken ct)
    {
        var open = await db.Set<Duty>().AsNoTracking().Where(d => d.State == DutyState.Open || d.State == DutyState.Overdue).OrderBy(d => d.DueOn).ToListAsync(ct);
        var due = open.Select(d => (Duty: d, Reminder: Of(d, Today))).Where(d => d.Reminder is not null).ToList();
        if (due.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        List<(Duty Duty, DutyReminder Reminder)> won = [];
        foreach (var (duty, reminder) in due)
        {
            // Several instances may do this at once: who moves the mark sends the letter.
            var moved = await db.Set<Duty>().Where(d => d.Id == duty.Id && d.Reminded == duty.Reminded).ExecuteUpdateAsync(s => s.SetProperty(d => d.Reminded, reminder), ct);
            if (moved == 1)
            {
                won.Add((duty, reminder!.Value));
            }
        }

        if (won.Count > 0)
        {
            await SendAsync(won, ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task SendAsync(IReadOnlyList<(Duty Duty, DutyReminder Reminder)> won, CancellationToken ct)
    {
        var ids = won.Select(w => w.Duty.ClauseId).ToList();
        var clauses = await db.Set<ResolutionClause>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var resolutions = await db.Set<CouncilResolution>().AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Title, ct);
        var lines = won.Select(w =>
        {
            var clause = clauses[w.Duty.ClauseId];
            var name = clause.Title.Length > 0 ? clause.Title : $"Ziffer {clause.No}";
            return $"- {name}, {(w.Reminder == DutyReminder.After ? "war fällig" : "fällig")}: {w.Duty.DueOn.ToGerman()} ({resolutions[clause.ResolutionId]}, Ziffer {clause.No})";
        });
        var isLate = won.Any(w => w.Reminder == DutyReminder.After);
        var subject = isLate ? "Pflicht aus einem Beschluss ist überfällig" : "Pflicht aus einem Beschluss wird fällig";
        var text =
            $"{(isLate ? "aus Beschlüssen ist fällig oder schon überfällig:" : "aus Beschlüssen wird demnächst fällig:")}\n\n{string.Join('\n', lines)}\n\nWas erfüllt ist, tragen Sie bitte hier ein:";
        var people = (await staff.InRoleAsync(Role.Editor, ct)).Concat(await staff.InRoleAsync(Role.Admin, ct)).DistinctBy(p => p.Id);
        foreach (var person in people)
        {
            await letters.SendAsync(person, Letters, subject, text, DutiesPage.Address, ct);
        }
    }
}
