using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

/// <summary>
/// Wiederkehrende Pflichten einer fortgeschriebenen Fassung: those due after it was superseded end as "entbehrlich", with a note that says why. They stay to be
/// read, can be taken back like any other word on a duty, and survive an import.
/// </summary>
internal static class EndedDuties
{
    /// <param name="later">The version that took its place; null where none is known.</param>
    /// <param name="on">When; what was due until then is still owed.</param>
    /// <returns>The duties that ended.</returns>
    public static async Task<IReadOnlyList<Duty>> EndAsync(IsekDbContext db, PlanVersion former, PlanVersion? later, SourceDate on, CancellationToken ct)
    {
        var open = await (
            from d in db.Set<Duty>()
            join c in db.Set<ResolutionClause>() on d.ClauseId equals c.Id
            join r in db.Set<CouncilResolution>() on c.ResolutionId equals r.Id
            where r.PlanVersionId == former.Id && c.Recurrence != null && d.State == DutyState.Open
            select d
        ).ToListAsync(ct);
        var ended = open.Where(d => d.DueOn.Day > on.LastDay && !d.IsTold).OrderBy(d => d.DueOn).ToList();
        foreach (var duty in ended)
        {
            (duty.Before, duty.State) = (duty.State, DutyState.Dispensable);
            duty.Note = $"Beendet: Die Fassung „{former.Name}“ ist fortgeschrieben{(later is null ? "" : $", es gilt „{later.Name}“")} ({on.ToGerman()}).";
        }

        return ended;
    }
}
