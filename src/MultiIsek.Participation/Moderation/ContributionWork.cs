using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

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

    private static async Task<(int Count, DateTime Oldest)?> OldestAsync(IQueryable<Contribution> some, CancellationToken ct)
    {
        var found = await some.GroupBy(c => 1).Select(g => new { Count = g.Count(), Oldest = g.Min(c => c.ReceivedAt) }).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.Count, found.Oldest);
    }
}
