using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.Account;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.OpenId;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.SignIn;

/// <summary>
/// Tägliche Aufgabe: sessions that no cookie can use any more, invitations that nobody can accept or that were accepted long ago, and accounts whose address
/// nobody confirmed.
/// </summary>
internal sealed class SweepAccounts(IsekDbContext db, IMediator mediator, IOptions<AccountOptions> options, TimeProvider time) : ICityChore
{
    private const int Batch = 200;

    /// <summary>The link to confirm is good for a day; then the address may be somebody's who never asked.</summary>
    public static readonly TimeSpan UnconfirmedKept = TimeSpan.FromDays(7);

    /// <summary>So long the desk may tell who was invited with which address.</summary>
    public static readonly TimeSpan AcceptedKept = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var limits = options.Value;
        var (staffSeen, staffStarted) = (now - limits.StaffIdle, now - limits.StaffLongest);
        var (citizenSeen, citizenStarted) = (now - limits.CitizenIdle, now - limits.CitizenLongest);
        var sessions = db.Set<Session>();
        // The same limits as SessionCheck's.
        await sessions.Where(s => s.SeenAt < citizenSeen || s.StartedAt < citizenStarted).ExecuteDeleteAsync(ct);
        await sessions
            .Where(s => (s.SeenAt < staffSeen || s.StartedAt < staffStarted) && db.Set<Membership>().Any(m => m.UserId == s.UserId && m.Role != Role.Citizen))
            .ExecuteDeleteAsync(ct);
        var accepted = now - AcceptedKept;
        await db.Set<Invitation>().Where(i => (i.AcceptedAt == null && i.EndsAt < now) || i.AcceptedAt < accepted).ExecuteDeleteAsync(ct);
        await db.Set<UsedLogoutToken>().Where(t => t.EndsAt < now).ExecuteDeleteAsync(ct);
        var unconfirmed = now - UnconfirmedKept;
        // The rest, if there is one, is tomorrow's.
        foreach (
            var user in await db.Set<User>().Where(u => !u.EmailConfirmed && u.CreatedAt < unconfirmed).OrderBy(u => u.CreatedAt).Select(u => u.Id).Take(Batch).ToListAsync(ct)
        )
        {
            await mediator.Send(new EraseAccount(user), ct);
        }
    }
}
