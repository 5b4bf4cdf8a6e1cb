using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Phases;

/// <summary>Phases and events that name a document, as their source or among their papers.</summary>
internal sealed class DocumentUses(IsekDbContext db) : IDocumentUses
{
    public async Task<IReadOnlyList<DocumentUse>> OfDocumentAsync(Guid document, string key, CancellationToken ct)
    {
        var phases = await db.Set<ParticipationPhase>()
            .Where(p => p.SourceId == document || db.Set<PhaseDocument>().Any(l => l.PhaseId == p.Id && l.DocumentId == document))
            .Select(p => new
            {
                p.Key,
                p.Title,
                p.IsDraft,
            })
            .ToListAsync(ct);
        var events = await db.Set<PublicEvent>()
            .Where(e => e.SourceId == document || db.Set<EventDocument>().Any(l => l.EventId == e.Id && l.DocumentId == document))
            .Select(e => new { e.Key, e.Title })
            .ToListAsync(ct);
        return
        [
            .. phases.Select(p => new DocumentUse($"Beteiligungsphase „{p.Title}“", p.IsDraft ? null : $"/mitmachen/{p.Key}")),
            .. events.Select(e => new DocumentUse($"Termin „{e.Title}“", $"/termine/{e.Key}")),
        ];
    }

    public Task<IReadOnlyList<(Guid Group, DocumentUse Use)>> OfGroupsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<(Guid, DocumentUse)>>([]);
}
