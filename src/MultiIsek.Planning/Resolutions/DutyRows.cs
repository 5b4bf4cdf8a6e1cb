namespace MultiIsek.Planning.Resolutions;

internal static class DutyRows
{
    /// <summary>Duties in their order; neighbours of which nothing, or the same, is known become one row, "2018 bis 2025".</summary>
    public static IReadOnlyList<DutyRow> Of(IEnumerable<Duty> duties, DateOnly today, Func<Guid, TargetLine?>? resolution = null)
    {
        List<DutyRow> rows = [];
        List<Duty> run = [];
        foreach (var duty in duties.OrderBy(d => d.DueOn))
        {
            var isUnknown = duty is { State: DutyState.Unknown, EvidenceDocumentId: null, EvidenceResolutionId: null, DoneOn: null };
            if (!isUnknown || run.Exists(d => d.Note != duty.Note))
            {
                Close(rows, run);
            }

            if (isUnknown)
            {
                run.Add(duty);
                continue;
            }

            rows.Add(
                new DutyRow(
                    duty.DueOn.ToGerman(),
                    duty.StateOn(today),
                    1,
                    duty.EvidenceDocumentId,
                    duty.Note,
                    duty.DoneOn?.ToGerman(),
                    duty.EvidenceResolutionId is { } id ? resolution?.Invoke(id) : null
                )
            );
        }

        Close(rows, run);
        return rows;
    }

    private static void Close(List<DutyRow> rows, List<Duty> run)
    {
        if (run.Count > 0)
        {
            var when = run.Count == 1 ? run[0].DueOn.ToGerman() : $"{run[0].DueOn.ToGerman()} bis {run[^1].DueOn.ToGerman()}";
            rows.Add(new DutyRow(when, DutyState.Unknown, run.Count, null, run[0].Note));
            run.Clear();
        }
    }
}
