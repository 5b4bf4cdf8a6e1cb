using Microsoft.EntityFrameworkCore;
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
        IEnumerable<Duty> told,
        DateOnly today
    )
    {
        var duties = DutySchedule.Of(clause, resolution.DecidedOn, horizons, today).ToDictionary(d => d.DueOn);
        import.RefuseDoubles(file, record.Duties.Select((d, i) => (d.Due, $"{path}.duties[{i}].due")));
        for (var i = 0; i < record.Duties.Count; i++)
        {
            var said = record.Duties[i];
            if (import.Date(file, $"{path}.duties[{i}].due", said.Due) is not { } due)
            {
                continue;
            }

            if (!duties.TryGetValue(due, out var duty))
            {
                duties[due] = duty = new Duty { ClauseId = clause.Id, DueOn = due };
            }

            duty.State = said.State;
            duty.EvidenceDocumentId = import.Find(file, $"{path}.duties[{i}].evidence", DocumentsKeys.DocumentKind, said.Evidence);
            duty.Note = import.Text(file, $"{path}.duties[{i}].note", said.Note, 500);
            if (duty is { State: DutyState.Fulfilled, EvidenceDocumentId: null } && string.IsNullOrWhiteSpace(duty.Note))
            {
                import.Error(file, $"{path}.duties[{i}]", "Eine erfüllte Pflicht braucht ihren Nachweis: ein Dokument (evidence) oder eine Angabe dazu (note).");
            }

            if (clause.FirstDueOn is { } first && due < first)
            {
                import.Error(file, $"{path}.duties[{i}].due", $"„{said.Due}“ liegt vor der ersten Fälligkeit „{record.FirstDue}“.");
            }
        }

        // What people entered at the desk is newer than the file.
        foreach (var kept in told)
        {
            if (!duties.TryGetValue(kept.DueOn, out var duty))
            {
                duties[kept.DueOn] = duty = new Duty { ClauseId = clause.Id, DueOn = kept.DueOn };
            }

            (duty.State, duty.Before, duty.DoneOn, duty.Note, duty.Reminded) = (kept.State, kept.Before, kept.DoneOn, kept.Note, kept.Reminded);
            (duty.EvidenceDocumentId, duty.EvidenceResolutionId) = (kept.EvidenceDocumentId, kept.EvidenceResolutionId);
        }

        import.Db.AddRange(duties.Values);
    }

    /// <summary>What was entered at the desk of the duties of each clause, by its number.</summary>
    public static async Task<ILookup<int, Duty>> ToldAsync(Import import, CouncilResolution resolution, CancellationToken ct)
    {
        var rows = await (
            from d in import.Db.Set<Duty>().AsNoTracking()
            join c in import.Db.Set<ResolutionClause>() on d.ClauseId equals c.Id
            where c.ResolutionId == resolution.Id && d.Before != null
            select new { c.No, Duty = d }
        ).ToListAsync(ct);
        return rows.ToLookup(r => r.No, r => r.Duty);
    }

    /// <summary>The resolution goes: duties that had it for their evidence keep its name.</summary>
    public static async Task LoseAsync(Import import, CouncilResolution resolution, CancellationToken ct)
    {
        foreach (var duty in await import.Db.Set<Duty>().Where(d => d.EvidenceResolutionId == resolution.Id).ToListAsync(ct))
        {
            duty.EvidenceResolutionId = null;
            duty.Note ??= $"Nachweis: {resolution.Title}";
        }
    }
}
