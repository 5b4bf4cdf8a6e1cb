using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Invitations;

/// <summary>Invitations that nobody has taken yet.</summary>
internal sealed class InvitationWork(IsekDbContext db, TimeProvider time) : IDeskWork
{
    public string Policy => Policies.Admin;

    public async Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var ends = await db.Set<Invitation>().Where(i => i.AcceptedAt == null && i.EndsAt > now).Select(i => i.EndsAt).ToListAsync(ct);
        return (
            ends.Count == 0
                ? []
                :
                [
                    new(
                        ends.Count,
                        ends.Count == 1 ? "Eine Einladung ist noch offen" : "Einladungen sind noch offen",
                        "Danach gilt der Link nicht mehr; Sie können neu einladen.",
                        "/verwaltung/mitglieder",
                        SourceDate.Of(Berlin.Day(ends.Min()))
                    ),
                ],
            []
        );
    }
}
