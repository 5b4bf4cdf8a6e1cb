using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Audit;

/// <summary>The log of one thing, for the page that shows the thing.</summary>
internal sealed class ActHistory(IsekDbContext db, AuditPeople people) : IActHistory
{
    public async Task<IReadOnlyList<ActLine>> ListAsync(string subject, int max, CancellationToken ct)
    {
        var rows = await db.Set<AuditEntry>().Where(e => e.Subject == subject).OrderByDescending(e => e.No).Take(max).AsNoTracking().ToListAsync(ct);
        return
        [
            .. (await AuditPage.LinesAsync(people, rows, ct)).Select(l => new ActLine(
                l.At,
                l.IsOperator ? $"Betreiber der Plattform: {l.ActorName ?? "unbekannt"}" : l.ActorName ?? AuditWords.Actor(l.Actor),
                AuditWords.Of(l.Name),
                l.Fields
            )),
        ];
    }
}
