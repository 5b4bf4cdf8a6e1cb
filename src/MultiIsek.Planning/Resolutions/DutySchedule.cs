using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>
/// Pflichten einer wiederkehrenden Klausel: from the first due date to the plan's horizon. What lies in the past is Unknown until evidence
/// is entered, never overdue: that a source says nothing is no breach of duty.
/// </summary>
internal static class DutySchedule
{
    /// <summary>A plan without an end: duties are known this far ahead (years).</summary>
    public const int AheadWithoutEnd = 1;

    public static IEnumerable<Duty> Of(ResolutionClause clause, SourceDate decidedOn, IReadOnlyList<Horizon> horizons, DateOnly today)
    {
        if (clause is not { Recurrence: { } recurrence, FirstDueOn: { } first })
        {
            yield break;
        }

        var months = recurrence switch
        {
            Recurrence.Yearly => 12,
            Recurrence.HalfYearly => 6,
            Recurrence.Quarterly => 3,
            _ => throw new InvalidOperationException($"Unknown recurrence {recurrence}."),
        };
        var last = LastYear(decidedOn, horizons) ?? today.Year + AheadWithoutEnd;
        for (var day = first.Day; day.Year <= last; day = day.AddMonths(months))
        {
            var due = first with { Day = day };
            yield return new Duty
            {
                ClauseId = clause.Id,
                DueOn = due,
                State = due.LastDay < today ? DutyState.Unknown : DutyState.Open,
            };
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
