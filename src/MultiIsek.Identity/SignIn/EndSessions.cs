using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Operators;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.SignIn;

/// <summary>A city that is suspended has nobody signed in, and no visit.</summary>
internal sealed class EndSessions(IsekDbContext db, SessionCheck sessions, VisitCheck visits, TimeProvider time) : INotificationHandler<TenantSuspended>
{
    public async Task Handle(TenantSuspended notification, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.Set<Session>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<OperatorVisit>()
            .Where(v => v.EndedAt == null && v.EndsAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(v => v.EndedAt, now).SetProperty(v => v.EntryHash, (string?)null), cancellationToken);
        sessions.Forget();
        visits.Forget();
    }
}
