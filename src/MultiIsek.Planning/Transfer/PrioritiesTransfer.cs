using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Transfer;

/// <summary>council.json, <c>priorities</c>: what committees decided on the priority of elements.</summary>
internal sealed class PrioritiesTransfer : TransferPart
{
    private const string Kind = "Prioritätsentscheidung";

    // Behind the resolutions, which they may name.
    public override int Order => 26;

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<CouncilFile>(CouncilTransfer.File, ct, Kind) is not { } file)
        {
            return;
        }

        var committees = await import.Db.Set<Organisation>().Where(o => o.Kind == OrganisationKind.Committee).Select(o => o.Id).ToListAsync(ct);
        await import.MergeAsync(
            file,
            Kind,
            file.Root.Priorities.Select((p, i) => (p, $"priorities[{i}]")).ToList(),
            p => p.Key,
            key => new PriorityDecision { Key = key },
            async (row, record, path, _) =>
            {
                row.ElementId = import.Find(file, $"{path}.element", PlanningKeys.ElementKind, record.Element) ?? Guid.Empty;
                row.Level = import.Text(file, $"{path}.level", record.Level, PriorityDecision.LevelMax)!;
                row.CommitteeId = import.Find(file, $"{path}.committee", PlanningKeys.OrganisationKind, record.Committee) ?? Guid.Empty;
                row.DecidedOn = import.Date(file, $"{path}.date", record.Date) ?? default;
                row.ResolutionId = import.Find(file, $"{path}.resolution", CouncilTransfer.ResolutionKind, record.Resolution);
                row.Reason = import.Text(file, $"{path}.reason", record.Reason, PriorityDecision.ReasonMax);
                row.SupersedesId = import.Find(file, $"{path}.supersedes", Kind, record.Supersedes);
                row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                if (row.CommitteeId != Guid.Empty && !committees.Contains(row.CommitteeId))
                {
                    import.Error(file, $"{path}.committee", $"„{record.Committee}“ ist kein Gremium (kind: Committee).");
                }

                if (record.Supersedes is not null && file.Root.Priorities.FirstOrDefault(p => p.Key == record.Supersedes)?.Element != record.Element)
                {
                    import.Error(file, $"{path}.supersedes", $"„{record.Supersedes}“ ist keine Entscheidung über dasselbe Element.");
                }

                if (row.ElementId != Guid.Empty && await LevelsAsync(import, row.ElementId, ct) is var levels && !levels.Contains(record.Level))
                {
                    import.Error(file, $"{path}.level", $"„{record.Level}“ ist keine Stufe dieses Elements; erlaubt sind: {string.Join(", ", levels)}.");
                }
            },
            ct,
            clear: async row =>
            {
                foreach (var later in await import.Db.Set<PriorityDecision>().Where(d => d.SupersedesId == row.Id).ToListAsync(ct))
                {
                    later.SupersedesId = null;
                }
            }
        );
        import.RefuseCycles(file, "supersedes", file.Root.Priorities.Select((p, i) => (p.Key, p.Supersedes, $"priorities[{i}]")));
    }

    /// <summary>The resolution goes: decisions that were made with it stay, without its name.</summary>
    public static async Task LoseAsync(Import import, CouncilResolution resolution, CancellationToken ct)
    {
        foreach (var decision in await import.Db.Set<PriorityDecision>().Where(d => d.ResolutionId == resolution.Id).ToListAsync(ct))
        {
            decision.ResolutionId = null;
        }
    }

    /// <summary>The levels of the element's type in all versions that have it.</summary>
    private static async Task<IReadOnlyList<string>> LevelsAsync(Import import, Guid element, CancellationToken ct)
    {
        var types = await (
            from r in import.Db.Set<ElementRevision>()
            join t in import.Db.Set<ElementType>() on r.TypeId equals t.Id
            where r.ElementId == element
            select new { t.ProfileId, t.Key }
        )
            .Distinct()
            .ToListAsync(ct);
        var profiles = types.ConvertAll(t => t.ProfileId);
        var fields = await import.Db.Set<AttributeDefinition>().Where(a => profiles.Contains(a.ProfileId)).OrderBy(a => a.SortOrder).ToListAsync(ct);
        return [.. types.Select(t => PriorityScale.Of(fields, t.ProfileId, t.Key)).OfType<AttributeDefinition>().SelectMany(f => f.Choices).Distinct()];
    }
}
