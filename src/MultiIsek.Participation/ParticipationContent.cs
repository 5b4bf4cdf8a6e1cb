using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation;

/// <summary>Phases and events for the search and the sitemap; drafts are not among them.</summary>
internal sealed class ParticipationContent : ISearchSource
{
    public IReadOnlyList<string> Places { get; } = ["/mitmachen/", "/termine/"];

    public async Task<IReadOnlyList<SearchItem>> ListAsync(IsekDbContext db, CancellationToken ct)
    {
        var phases = await db.Set<ParticipationPhase>()
            .AsNoTracking()
            .Where(p => !p.IsDraft && p.EventId == null && (p.StartsAt != null || p.HasEnded || p.IsArchived))
            .ToListAsync(ct);
        var events = await db.Set<PublicEvent>()
            .Select(e => new
            {
                e.Key,
                e.Kind,
                e.Title,
                e.Place,
                e.Purpose,
                e.Participants,
                e.Result,
                e.DateNote,
                e.HeldOn,
            })
            .ToListAsync(ct);
        return
        [
            .. phases.Select(p => new SearchItem(
                $"/mitmachen/{p.Key}",
                p.Kind.ToGerman(),
                p.Title,
                Join(p.Summary, p.Result, p.WhatNext, string.Join(' ', p.Categories.Select(c => c.Name))),
                30
            )),
            .. events.Select(e => new SearchItem(
                $"/termine/{e.Key}",
                e.Kind.ToGerman(),
                e.Title,
                Join(e.HeldOn?.ToGerman(), e.Place, e.Purpose, e.Participants, e.Result, e.DateNote),
                40
            )),
        ];
    }

    private static string Join(params string?[] parts) => string.Join(" – ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));
}
