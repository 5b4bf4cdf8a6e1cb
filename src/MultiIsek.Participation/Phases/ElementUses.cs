using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Walks;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>Contributions to elements, what people weighed, and phases that name elements: both would lose what they are about.</summary>
internal sealed class ElementUses(IsekDbContext db) : IElementUses
{
    public async Task<IReadOnlyList<ElementUse>> ListAsync(Guid planVersionId, IReadOnlyCollection<Guid> elements, CancellationToken ct)
    {
        var counts = await db.Set<Contribution>()
            .Where(c => c.PlanVersionId == planVersionId && c.ElementId != null && elements.Contains(c.ElementId.Value))
            .GroupBy(c => c.ElementId!.Value)
            .Select(g => new { Element = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        // A handful per city; which elements a phase names is a list inside its row.
        var phases = await db.Set<ParticipationPhase>().AsNoTracking().Where(p => p.PlanVersionId == planVersionId).ToListAsync(ct);
        var weighed = await db.Set<BallotValue>()
            .Where(v =>
                elements.Contains(v.ElementId)
                && db.Set<Ballot>().Any(b => b.Id == v.BallotId && db.Set<ParticipationPhase>().Any(p => p.Id == b.PhaseId && p.PlanVersionId == planVersionId))
            )
            .GroupBy(v => v.ElementId)
            .Select(g => new { Element = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var stations = await db.Set<WalkStation>()
            .Where(s => s.ElementId != null && elements.Contains(s.ElementId.Value))
            .Join(
                db.Set<PublicEvent>(),
                s => s.EventId,
                e => e.Id,
                (s, e) =>
                    new
                    {
                        Element = s.ElementId!.Value,
                        e.Key,
                        s.Title,
                    }
            )
            .ToListAsync(ct);
        return
        [
            .. weighed.Select(w => new ElementUse(w.Element, GermanText.Count(w.Count, "Gewichtung", "Gewichtungen"), "/verwaltung/beteiligung")),
            .. stations.Select(s => new ElementUse(s.Element, $"Station „{s.Title}“ einer Begehung", $"/termine/{s.Key}")),
            .. counts.Select(c => new ElementUse(c.Element, GermanText.Count(c.Count, "Beitrag", "Beiträge"), "/verwaltung/beitraege?art=All")),
            .. phases.SelectMany(p =>
                p.TargetElements.Where(elements.Contains).Select(e => new ElementUse(e, $"Beteiligungsphase „{p.Title}“", p.IsDraft ? null : $"/mitmachen/{p.Key}"))
            ),
        ];
    }
}
