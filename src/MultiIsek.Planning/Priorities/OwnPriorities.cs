using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Priorities;

/// <summary>Priorität laut Plan: the level that the text of a version gives its elements.</summary>
internal sealed class OwnPriorities(IsekDbContext db, PlanningLists lists)
{
    /// <summary>By element; those without a level are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(PlanVersion version, IReadOnlyList<ElementHead> heads, CancellationToken ct)
    {
        var types = await lists.TypesAsync(ct);
        var fields = await lists.AttributesAsync(ct);
        var scales = heads.Select(h => types[h.TypeId]).DistinctBy(t => t.Id).ToDictionary(t => t.Id, t => PriorityScale.Of(fields, version.ProfileId, t.Key));
        Dictionary<Guid, string> levels = [];
        if (scales.Values.All(s => s is null))
        {
            return levels;
        }

        var rows = await db.Set<ElementRevision>()
            .AsNoTracking()
            .Where(r => r.PlanVersionId == version.Id)
            .Select(r => new
            {
                r.ElementId,
                r.TypeId,
                r.Attributes,
            })
            .ToListAsync(ct);
        foreach (var row in rows)
        {
            if (
                scales.GetValueOrDefault(row.TypeId) is { } scale
                && row.Attributes.TryGetValue(scale.Key, out var value)
                && AttributeText.Keys(value).FirstOrDefault() is { } level
            )
            {
                levels[row.ElementId] = level;
            }
        }

        return levels;
    }
}

internal sealed class ListPrioritiesHandler(PlanningLists lists, ReadableVersions readable, OwnPriorities plans, DecidedPriorities decided)
    : IRequestHandler<ListPriorities, IReadOnlyDictionary<Guid, ElementPriority>>
{
    public async Task<IReadOnlyDictionary<Guid, ElementPriority>> Handle(ListPriorities request, CancellationToken ct)
    {
        Dictionary<Guid, ElementPriority> all = [];
        if ((await readable.ListAsync(ct)).FirstOrDefault(v => v.Id == request.PlanVersionId) is not { } version)
        {
            return all;
        }

        var types = await lists.TypesAsync(ct);
        var heads = (await lists.OutlineAsync(version, ct)).All.Where(h => types[h.TypeId].Is(ElementFlag.Prioritisable)).ToList();
        var own = await plans.OfAsync(version, heads, ct);
        var made = await decided.ListAsync(ct);
        foreach (var head in heads)
        {
            List<CommitteePriority> current =
            [
                .. made[head.Id]
                    .Where(d => d.IsCurrent)
                    .Select(d => new CommitteePriority(d.Decision.Level, d.ByWhom, d.Resolution is { } resolution ? $"/beschluesse/{resolution.Key}" : null)),
            ];
            if (current.Count > 0 || own.ContainsKey(head.Id))
            {
                all[head.Id] = new(own.GetValueOrDefault(head.Id), current);
            }
        }

        return all;
    }
}
