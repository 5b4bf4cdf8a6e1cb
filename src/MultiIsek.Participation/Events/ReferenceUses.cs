using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Departments;
using MultiIsek.Participation.Walks;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Events;

/// <summary>Events and ideas at a place, statements of a department.</summary>
internal sealed class ReferenceUses(IsekDbContext db) : IReferenceUses
{
    public async Task<IReadOnlyList<ReferenceUse>> ListAsync(string entity, Guid id, CancellationToken ct)
    {
        if (entity == PlanningKeys.Space)
        {
            var events = await db.Set<PublicEvent>()
                .Where(e => db.Set<EventSpace>().Any(s => s.EventId == e.Id && s.SpaceId == id))
                .Select(e => new { e.Key, e.Title })
                .ToListAsync(ct);
            var walks = await db.Set<WalkStation>()
                .Where(s => s.SpaceId == id)
                .Join(db.Set<PublicEvent>(), s => s.EventId, e => e.Id, (s, e) => new { e.Key, s.Title })
                .ToListAsync(ct);
            var ideas = await db.Set<Contribution>().CountAsync(c => c.SpaceId == id, ct);
            return
            [
                .. events.Select(e => new ReferenceUse($"Termin „{e.Title}“", $"/termine/{e.Key}")),
                .. walks.Select(s => new ReferenceUse($"Station „{s.Title}“ einer Begehung", $"/termine/{s.Key}")),
                .. ideas == 0 ? Array.Empty<ReferenceUse>() : [new(GermanText.Count(ideas, "Idee", "Ideen"), null)],
            ];
        }

        var count = entity == PlanningKeys.Organisation ? await db.Set<DepartmentStatement>().CountAsync(s => s.OrganisationId == id, ct) : 0;
        return count == 0 ? [] : [new(GermanText.Count(count, "Stellungnahme", "Stellungnahmen"), null)];
    }
}
