using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Versions;

/// <summary>An element of the earlier version of which nobody has said yet what became of it.</summary>
internal sealed record Unfated(Guid Element, string Label);

/// <param name="Faults">What keeps the version from the council.</param>
/// <param name="Hints">What one should know, but may leave.</param>
/// <param name="Predecessor">Elements of the version that it is based on; 0 without one.</param>
/// <param name="Open">Those without a fate, in the order of the plan.</param>
internal sealed record GateReport(IReadOnlyList<string> Faults, IReadOnlyList<string> Hints, int Elements, int Predecessor, IReadOnlyList<Unfated> Open)
{
    public bool IsPassed => Faults.Count == 0 && Open.Count == 0 && Elements > 0;

    /// <summary>Why not, in one sentence; null when nothing stands in the way.</summary>
    public string? Why =>
        Elements == 0 ? "Die Fassung hat noch keine Elemente."
        : Open.Count > 0 ? $"Für {Open.Count} von {Predecessor} Elementen der früheren Fassung steht der Verbleib noch nicht fest, zuerst: „{Open[0].Label}“."
        : Faults.Count > 0 ? $"{Faults[0]}{(Faults.Count == 1 ? "" : $" (und {Faults.Count - 1} weitere)")}"
        : null;
}

/// <summary>Prüfung vor der Beratung (invariants 2, 6, 7 and 8): structure, and the fate of all that the earlier version had.</summary>
internal sealed class VersionGate(IsekDbContext db)
{
    public async Task<GateReport> OfAsync(PlanVersion version, CancellationToken ct)
    {
        var rows = await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == version.Id).OrderBy(r => r.Position).ToListAsync(ct);
        var structure = await StructureRows.LoadAsync(db, version.ProfileId, isTracked: false, ct);
        var faults = TreeFaults.Of(rows, structure);
        var parents = rows.Select(r => r.ParentElementId).ToHashSet();
        var textless = rows.Where(r => r.Body.Count == 0 && r.Missing is null && !parents.Contains(r.ElementId)).ToList();
        List<string> hints = [.. faults.Where(f => !f.IsGrave).Select(f => f.ToString())];
        hints.AddRange(textless.Select(r => $"„{(r.Number is null ? r.Title : $"{r.Number} {r.Title}")}“: Text fehlt, und kein Hinweis sagt, wo er steht."));
        var (predecessor, open) = await OpenAsync(version, ct);
        return new([.. faults.Where(f => f.IsGrave).Select(f => f.ToString())], hints, rows.Count, predecessor, open);
    }

    private async Task<(int All, IReadOnlyList<Unfated> Open)> OpenAsync(PlanVersion version, CancellationToken ct)
    {
        if (version.BasedOnId is not { } from)
        {
            return (0, []);
        }

        var fated = await db.Set<Lineage>().Where(l => l.ToVersionId == version.Id && l.FromVersionId == from).Select(l => l.FromElementId).ToHashSetAsync(ct);
        var all = await db.Set<ElementRevision>()
            .Where(r => r.PlanVersionId == from)
            .OrderBy(r => r.Position)
            .Select(r => new
            {
                r.ElementId,
                r.Number,
                r.Title,
            })
            .ToListAsync(ct);
        return (all.Count, [.. all.Where(r => !fated.Contains(r.ElementId)).Select(r => new Unfated(r.ElementId, r.Number is null ? r.Title : $"{r.Number} {r.Title}"))]);
    }
}
