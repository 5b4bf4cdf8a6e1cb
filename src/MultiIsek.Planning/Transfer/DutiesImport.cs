using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Transfer;

/// <summary>The duties of a clause: those that follow from its recurrence, with what the file tells of single ones.</summary>
internal static class DutiesImport
{
    public static void Add(
        Import import,
        JsonFile<CouncilFile> file,
        CouncilResolution resolution,
        ResolutionClause clause,
        ClauseRecord record,
        string path,
        IReadOnlyList<Horizon> horizons,
        DateOnly today
    )
    {
        var duties = DutySchedule.Of(clause, resolution.DecidedOn, horizons, today).ToDictionary(d => d.DueOn);
        import.RefuseDoubles(file, record.Duties.Select((d, i) => (d.Due, $"{path}.duties[{i}].due")));
        for (var i = 0; i < record.Duties.Count; i++)
        {
            var told = record.Duties[i];
            if (import.Date(file, $"{path}.duties[{i}].due", told.Due) is not { } due)
            {
                continue;
            }

            if (!duties.TryGetValue(due, out var duty))
            {
                duties[due] = duty = new Duty { ClauseId = clause.Id, DueOn = due };
            }

            duty.State = told.State;
            duty.EvidenceDocumentId = import.Find(file, $"{path}.duties[{i}].evidence", DocumentsKeys.DocumentKind, told.Evidence);
            duty.Note = import.Text(file, $"{path}.duties[{i}].note", told.Note, 500);
            if (duty is { State: DutyState.Fulfilled, EvidenceDocumentId: null } && string.IsNullOrWhiteSpace(duty.Note))
            {
                import.Error(file, $"{path}.duties[{i}]", "Eine erfüllte Pflicht braucht ihren Nachweis: ein Dokument (evidence) oder eine Angabe dazu (note).");
            }

            if (clause.FirstDueOn is { } first && due < first)
            {
                import.Error(file, $"{path}.duties[{i}].due", $"„{told.Due}“ liegt vor der ersten Fälligkeit „{record.FirstDue}“.");
            }
        }

        import.Db.AddRange(duties.Values);
    }
}
