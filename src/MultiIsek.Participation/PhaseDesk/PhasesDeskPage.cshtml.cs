using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Alle Phasen der Stadt, drafts among them.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class PhasesDeskPage(IsekDbContext db, TimeProvider time) : PageModel
{
    public const string Path = "/verwaltung/beteiligung";

    public IReadOnlyList<(ParticipationPhase Phase, PhaseState State, int Contributions)> Lines { get; private set; } = [];
    public DateTime Now => time.GetUtcNow().UtcDateTime;
    public string? Done { get; private set; }

    public static (int Order, string Label) GroupOf(PhaseState state) =>
        state switch
        {
            PhaseState.Open => (0, "Läuft"),
            PhaseState.Draft => (1, "Entwürfe"),
            PhaseState.Scheduled => (2, "Geplant"),
            _ => (3, "Beendet"),
        };

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = getan == "geloescht" ? "Der Entwurf ist gelöscht." : null;
        var phases = await db.Set<ParticipationPhase>().AsNoTracking().Where(p => p.EventId == null).ToListAsync(ct);
        var counts = await db.Set<Contribution>().GroupBy(c => c.PhaseId).Select(g => new { Phase = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Phase, g => g.Count, ct);
        Lines =
        [
            .. phases
                .OrderByDescending(p => p.StartsAt ?? DateTime.MinValue)
                .ThenByDescending(p => p.SortOrder)
                .Select(p => (p, p.StateAt(Now), p.Participants + counts.GetValueOrDefault(p.Id))),
        ];
    }
}
