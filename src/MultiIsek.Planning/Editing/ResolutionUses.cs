using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Resolutions with their duties, and later versions that say what became of an element.</summary>
internal sealed class ResolutionUses(IsekDbContext db) : IElementUses
{
    public async Task<IReadOnlyList<ElementUse>> ListAsync(Guid planVersionId, IReadOnlyCollection<Guid> elements, CancellationToken ct)
    {
        // A resolution speaks of the element itself: another version that has it carries that on.
        var elsewhere = await db.Set<ElementRevision>()
            .Where(r => elements.Contains(r.ElementId) && r.PlanVersionId != planVersionId)
            .Select(r => r.ElementId)
            .Distinct()
            .ToListAsync(ct);
        var targets = await (
            from t in db.Set<ClauseTarget>()
            join r in db.Set<CouncilResolution>() on t.ResolutionId equals r.Id
            where t.ElementId != null && elements.Contains(t.ElementId.Value)
            select new
            {
                Element = t.ElementId!.Value,
                r.Id,
                r.Key,
                r.Title,
                r.PlanVersionId,
                Duties = db.Set<Duty>().Count(d => d.ClauseId == t.ClauseId),
            }
        ).ToListAsync(ct);
        var later = await (
            from l in db.Set<Lineage>()
            join v in db.Set<PlanVersion>() on l.ToVersionId equals v.Id
            where l.FromVersionId == planVersionId && elements.Contains(l.FromElementId) && l.ToVersionId != planVersionId
            select new { Element = l.FromElementId, v.Name }
        ).ToListAsync(ct);
        var decided = await db.Set<PriorityDecision>().Where(d => elements.Contains(d.ElementId)).Select(d => d.ElementId).ToListAsync(ct);
        return
        [
            .. decided
                .Where(e => !elsewhere.Contains(e))
                .GroupBy(e => e)
                .Select(g => new ElementUse(g.Key, GermanText.Count(g.Count(), "Prioritätsentscheidung", "Prioritätsentscheidungen"), null)),
            .. targets
                .Where(t => t.PlanVersionId == planVersionId || !elsewhere.Contains(t.Element))
                .GroupBy(t => (t.Element, t.Id))
                .Select(g => new ElementUse(g.Key.Element, Words(g.First().Title, g.Sum(t => t.Duties)), $"/beschluesse/{g.First().Key}")),
            .. later.Select(l => new ElementUse(l.Element, $"Verbleib in der Fassung „{l.Name}“", null)),
        ];
    }

    private static string Words(string title, int duties) => $"Beschluss „{title}“{(duties == 0 ? "" : $" mit {GermanText.Count(duties, "Pflicht", "Pflichten")}")}";
}
