using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>
/// Pflichten einer Klausel mit Frist: one, or with a recurrence from the first due date to the plan's horizon. What lies in the past is Unknown until evidence
/// is entered, never overdue: that a source says nothing is no breach of duty.
/// </summary>
internal static class DutySchedule
{
    /// <summary>A plan without an end: duties are known this far ahead (years).</summary>
    public const int AheadWithoutEnd = 1;

    /// <summary>A century of quarters; a horizon typed wrong shall not fill the database.</summary>
    public const int Max = 400;

    public static IEnumerable<Duty> Of(ResolutionClause clause, SourceDate decidedOn, IReadOnlyList<Horizon> horizons, DateOnly today)
    {
        if (clause.FirstDueOn is not { } first)
        {
            yield break;
        }

        var months = clause.Recurrence switch
        {
            null => 0,
            Recurrence.Yearly => 12,
            Recurrence.HalfYearly => 6,
            Recurrence.Quarterly => 3,
            _ => throw new InvalidOperationException($"Unknown recurrence {clause.Recurrence}."),
        };
        var last = months == 0 ? first.Year : LastYear(decidedOn, horizons) ?? today.Year + AheadWithoutEnd;
        // Counted from the first: the 31st of a month must not become the 30th of all that follow.
        for (var no = 0; no < Max && first.Day.AddMonths(no * months) is var day && day.Year <= last; no++)
        {
            var due = first with { Day = day };
            yield return new Duty
            {
                ClauseId = clause.Id,
                DueOn = due,
                State = due.LastDay < today ? DutyState.Unknown : DutyState.Open,
            };
            if (months == 0)
            {
                yield break;
            }
        }
    }

    private static int? LastYear(SourceDate decidedOn, IReadOnlyList<Horizon> horizons) =>
        horizons
            .Select(h =>
                h.Kind switch
                {
                    HorizonKind.TargetYear => h.Year,
                    HorizonKind.RelativeYears => decidedOn.Year + h.Max,
                    HorizonKind.Unlimited => null,
                    _ => throw new InvalidOperationException($"Unknown horizon {h.Kind}."),
                }
            )
            .Max();
}
