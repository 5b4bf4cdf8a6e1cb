namespace MultiIsek.Planning.Resolutions;

/// <summary>Was sich an den Pflichten einer Klausel ändert, when its calendar does: what somebody said of a duty stays, and so does what is past.</summary>
internal static class DutyChanges
{
    /// <param name="before">The duties that there are.</param>
    /// <param name="schedule">Those that follow from the clause now.</param>
    /// <param name="isAnew">The calendar begins at another date, so that its past is another, too.</param>
    public static (IReadOnlyList<Duty> Added, IReadOnlyList<Duty> Gone) Of(IReadOnlyList<Duty> before, IReadOnlyList<Duty> schedule, bool isAnew, DateOnly today)
    {
        bool Counts(Duty duty) => isAnew || before.Count == 0 || duty.DueOn.LastDay >= today;
        return (
            [.. schedule.Where(Counts).Where(d => before.All(b => b.DueOn != d.DueOn))],
            [.. before.Where(Counts).Where(d => !d.IsTold && schedule.All(s => s.DueOn != d.DueOn))]
        );
    }
}
