using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Transfer;

/// <summary>
/// Gives each version the state its file names, last of all: from then on the content is frozen. A version with a predecessor goes to the council only
/// when every element of the predecessor has a fate (invariant 6).
/// </summary>
internal sealed class AdoptionTransfer(TimeProvider time) : TransferPart
{
    public override int Order => 29;

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<PlansFile>(PlansTransfer.File, ct) is not { } file)
        {
            return;
        }

        var versions = await import.Db.Set<PlanVersion>().ToDictionaryAsync(v => v.Key, ct);
        foreach (var (record, path) in file.Root.Plans.SelectMany((p, i) => p.Versions.Select((v, j) => (v, $"plans[{i}].versions[{j}]"))))
        {
            var version = versions[record.Key];
            if (version.State == record.State)
            {
                continue;
            }

            if (version.IsFrozen && record.State != PlanVersionState.Superseded)
            {
                import.Error(file, $"{path}.state", $"Die Fassung „{version.Name}“ ist beschlossen; daraus wird höchstens eine fortgeschriebene (Superseded).");
                continue;
            }

            if (record.State is PlanVersionState.InCouncil or PlanVersionState.Adopted or PlanVersionState.Superseded && version.BasedOnId is { } predecessor)
            {
                await CheckFateAsync(import, file, path, version, predecessor, ct);
            }

            if (!version.IsFrozen && record.State is (PlanVersionState.Adopted or PlanVersionState.Superseded))
            {
                version.ContentHash = await ContentHash.OfAsync(import.Db, version.Id, ct);
                version.FrozenAt = time.GetUtcNow().UtcDateTime;
            }

            version.State = record.State;
        }

        await EndDutiesAsync(import, [.. versions.Values], ct);
    }

    /// <summary>What recurred by a version that was superseded is owed no longer, also where a file said so.</summary>
    private async Task EndDutiesAsync(Import import, IReadOnlyList<PlanVersion> versions, CancellationToken ct)
    {
        foreach (var former in versions.Where(v => v.State == PlanVersionState.Superseded))
        {
            var later = versions.Where(v => v.PlanId == former.PlanId && v.No > former.No && v.IsFrozen).MinBy(v => v.No);
            var next = later?.Id ?? Guid.Empty;
            var decided = (await import.Db.Set<CouncilResolution>().Where(r => r.PlanVersionId == next).ToListAsync(ct))
                .Where(r => r.Outcomes.Exists(VersionWords.IsAdoption))
                .Select(r => (SourceDate?)r.DecidedOn)
                .Min();
            await EndedDuties.EndAsync(import.Db, former, later, decided ?? later?.DatedOn ?? SourceDate.Of(Berlin.Day(time.GetUtcNow().UtcDateTime)), ct);
        }
    }

    private static async Task CheckFateAsync(Import import, JsonFile<PlansFile> file, string path, PlanVersion version, Guid predecessor, CancellationToken ct)
    {
        var fated = import.Db.Set<Lineage>().Where(l => l.ToVersionId == version.Id && l.FromVersionId == predecessor).Select(l => l.FromElementId);
        var open = await import
            .Db.Set<ElementRevision>()
            .Where(r => r.PlanVersionId == predecessor && !fated.Contains(r.ElementId))
            .OrderBy(r => r.Position)
            .Select(r => r.Title)
            .ToListAsync(ct);
        if (open.Count > 0)
        {
            import.Error(file, $"{path}.state", $"Für {open.Count} Elemente der früheren Fassung fehlt der Verbleib (lineage), zuerst: „{open[0]}“.");
        }
    }
}
