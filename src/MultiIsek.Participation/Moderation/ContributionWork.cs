using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Rooms;

namespace MultiIsek.Participation.Moderation;

/// <summary>What waits for moderation, and when phases begin and end.</summary>
internal sealed class ContributionWork(IsekDbContext db, PhaseBook book) : IDeskWork
{
    public string Policy => Policies.Moderator;

    public async Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct)
    {
        List<DeskTask> tasks = [];
        if (await OldestAsync(db.Set<Contribution>().Where(c => c.State == ContributionState.Pending).WithoutHeld(db), ct) is { } pending)
        {
            tasks.Add(
                new(
                    pending.Count,
                    pending.Count == 1 ? "Neuen Beitrag lesen und freigeben" : "Neue Beiträge lesen und freigeben",
                    $"Ältester Beitrag vom {GermanText.DayOf(pending.Oldest)}",
                    "/verwaltung/beitraege"
                )
            );
        }

        if (await OldestAsync(db.Set<Contribution>().Where(c => c.Reports > 0 && c.State == ContributionState.Published), ct) is { } reported)
        {
            tasks.Add(
                new(
                    reported.Count,
                    reported.Count == 1 ? "Gemeldeten Beitrag prüfen" : "Gemeldete Beiträge prüfen",
                    "Jemand hat etwas daran auszusetzen; der Grund steht dabei.",
                    $"/verwaltung/beitraege?art={nameof(ContributionFilter.Reported)}"
                )
            );
        }

        var now = book.Now;
        tasks.AddRange(await OpenRoomsAsync(now, ct));
        var phases = (await book.ListAsync(ct)).Select(p => p.Phase).ToList();
        return (
            tasks,
            [
                .. phases
                    .Where(p => p.StateAt(now) == PhaseState.Scheduled && p.FirstDay() is not null)
                    .Select(p => new DeskDate(SourceDate.Of(p.FirstDay()!.Value), $"{p.Title} beginnt", "Die Seite öffnet von selbst.", $"/mitmachen/{p.Key}")),
                .. phases
                    .Where(p => p.StateAt(now) is PhaseState.Open or PhaseState.Scheduled && p.LastDay() is not null)
                    .Select(p => new DeskDate(SourceDate.Of(p.LastDay()!.Value), $"{p.Title} endet", "Die Seite schließt von selbst.", $"/mitmachen/{p.Key}")),
            ]
        );
    }

    /// <summary>A round of questions that runs needs somebody at its desk now.</summary>
    private async Task<IEnumerable<DeskTask>> OpenRoomsAsync(DateTime now, CancellationToken ct)
    {
        var rooms = await db.Set<ParticipationPhase>()
            .AsNoTracking()
            .Where(p => p.EventId != null && !p.HasEnded && p.EndsAt > now && db.Set<QuestionRound>().Any(r => r.PhaseId == p.Id))
            .Join(
                db.Set<PublicEvent>(),
                p => p.EventId,
                e => e.Id,
                (p, e) =>
                    new
                    {
                        Phase = p,
                        e.Key,
                        e.Title,
                    }
            )
            .ToListAsync(ct);
        return rooms
            .Where(r => r.Phase.StateAt(now) == PhaseState.Open)
            .Select(r => new DeskTask(1, "Fragerunde läuft", $"Fragen aus dem Raum zu „{r.Title}“ freigeben und abhaken.", QuestionsDeskPage.UrlOf(r.Key)));
    }

    private static async Task<(int Count, DateTime Oldest)?> OldestAsync(IQueryable<Contribution> some, CancellationToken ct)
    {
        var found = await some.GroupBy(c => 1).Select(g => new { Count = g.Count(), Oldest = g.Min(c => c.ReceivedAt) }).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.Count, found.Oldest);
    }
}
