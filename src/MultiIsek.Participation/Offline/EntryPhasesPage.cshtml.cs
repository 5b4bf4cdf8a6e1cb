using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Walks;

namespace MultiIsek.Participation.Offline;

/// <summary>Zu welcher Phase die Briefe und Karten gehören.</summary>
[Authorize(Policies.Moderator), PrivatePage]
internal sealed class EntryPhasesPage(IsekDbContext db, TimeProvider time) : PageModel
{
    public const string Path = "/verwaltung/beitraege/eintragen";

    private const int WalksMax = 30;

    public IReadOnlyList<ParticipationPhase> Phases { get; private set; } = [];

    /// <summary>Walks that have stations, the newest first.</summary>
    public IReadOnlyList<(string Key, string Title, string When)> Walks { get; private set; } = [];
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Letters of the last days come after the end; a published result is final.</summary>
    public static bool Takes(ParticipationPhase phase) => !phase.IsDraft && !phase.IsArchived && phase.ResultPublishedOn is null && PhaseScope.Working.Contains(phase.Kind);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Phases = [.. (await db.Set<ParticipationPhase>().AsNoTracking().ToListAsync(ct)).Where(p => Takes(p) && p.StartsAt <= Now).OrderByDescending(p => p.StartsAt)];
        var walks = await db.Set<PublicEvent>()
            .AsNoTracking()
            .Where(e => e.Kind == EventKind.SiteWalk && db.Set<WalkStation>().Any(w => w.EventId == e.Id))
            .OrderByDescending(e => e.HeldOn)
            .Take(WalksMax)
            .ToListAsync(ct);
        Walks = [.. walks.Select(e => (e.Key, e.Title, EventWords.When(e.HeldOn, e.EndsOn, e.StartsAtClock, e.EndsAtClock)))];
    }
}
