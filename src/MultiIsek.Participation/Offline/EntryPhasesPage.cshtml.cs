using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Paper;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Walks;

namespace MultiIsek.Participation.Offline;

/// <summary>Zu welcher Phase die Briefe und Karten gehören.</summary>
[Authorize(Policies.Moderator), PrivatePage]
internal sealed class EntryPhasesPage(IsekDbContext db, PaperBook papers, TimeProvider time) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/beitraege/eintragen";

    private const int WalksMax = 30;
    private const int RoomsRead = 100;

    /// <summary>Before and after the event.</summary>
    private const int RoomDays = 14;

    public IReadOnlyList<ParticipationPhase> Phases { get; private set; } = [];

    /// <summary>Walks that have stations, the newest first.</summary>
    public IReadOnlyList<(string Key, string Title, string When)> Walks { get; private set; } = [];

    /// <summary>Events of these days, at which questions can come from the room.</summary>
    public IReadOnlyList<(string Key, string Title, string When)> Rooms { get; private set; } = [];
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Letters of the last days come after the end; a published result is final.</summary>
    public static bool Takes(ParticipationPhase phase) => !phase.IsDraft && !phase.IsArchived && phase.ResultPublishedOn is null && PhaseScope.Working.Contains(phase.Kind);

    /// <summary>Code of a paper form, as it was typed.</summary>
    public string? Typed { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? bogen, CancellationToken ct)
    {
        Typed = bogen;
        if (!string.IsNullOrWhiteSpace(bogen))
        {
            if (await papers.FindAsync(bogen, ct) is var (phase, _) && Takes(phase))
            {
                return Redirect($"{EntryPage.UrlOf(phase.Key)}?bogen={PaperCode.Parse(bogen)}");
            }

            Faults = [new("bogen", "Zu diesem Code gibt es keinen Bogen, der noch eingetragen werden kann. Er hat sieben Zeichen und steht unten rechts.")];
        }

        Phases = [.. (await db.Set<ParticipationPhase>().AsNoTracking().ToListAsync(ct)).Where(p => Takes(p) && p.StartsAt <= Now).OrderByDescending(p => p.StartsAt)];
        var walks = await db.Set<PublicEvent>()
            .AsNoTracking()
            .Where(e => e.Kind == EventKind.SiteWalk && db.Set<WalkStation>().Any(w => w.EventId == e.Id))
            .OrderByDescending(e => e.HeldOn)
            .Take(WalksMax)
            .ToListAsync(ct);
        Walks = [.. walks.Select(e => (e.Key, e.Title, EventWords.When(e.HeldOn, e.EndsOn, e.StartsAtClock, e.EndsAtClock)))];
        var today = Berlin.Day(Now);
        var near = (await db.Set<PublicEvent>().AsNoTracking().Where(e => e.HeldOn != null).OrderByDescending(e => e.HeldOn).Take(RoomsRead).ToListAsync(ct)).Where(e =>
            e.Status != EventStatus.Cancelled && Math.Abs(e.HeldOn!.Value.Day.DayNumber - today.DayNumber) <= RoomDays
        );
        Rooms = [.. near.Select(e => (e.Key, e.Title, EventWords.When(e.HeldOn, e.EndsOn, e.StartsAtClock, e.EndsAtClock)))];
        return Page();
    }
}
