using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Operators;

/// <summary>Besuch beginnen, in the scope of the city: the row, the log's entry and a mail to its admins are one transaction.</summary>
/// <returns>The code that opens the city's host once.</returns>
internal sealed record OpenVisit(Guid OperatorId, string OperatorName, string Reason, int Minutes) : IRequest<string>, IAudited
{
    /// <summary>Set by the handler.</summary>
    public Guid VisitId { get; set; }

    public Act Act => new("visit.opened", VisitId.ToString(), $"{Minutes} min");
}

internal sealed class OpenVisitHandler(IsekDbContext db, AccountMails mails, TimeProvider time) : IRequestHandler<OpenVisit, string>
{
    public async Task<string> Handle(OpenVisit command, CancellationToken ct)
    {
        var code = LinkToken.New();
        var now = time.GetUtcNow().UtcDateTime;
        var visit = new OperatorVisit
        {
            OperatorId = command.OperatorId,
            OperatorName = command.OperatorName,
            Reason = command.Reason,
            StartedAt = now,
            EndsAt = now.AddMinutes(command.Minutes),
            EntryHash = LinkToken.HashOf(code),
        };
        command.VisitId = visit.Id;
        db.Add(visit);
        var admins = await db.Set<User>().Where(u => db.Set<Membership>().Any(m => m.UserId == u.Id && m.Role == Role.Admin)).Select(u => u.Email!).Take(50).ToListAsync(ct);
        foreach (var admin in admins)
        {
            await mails.VisitAsync(admin, visit.OperatorName, visit.Reason, visit.EndsAt, ct);
        }

        await db.SaveChangesAsync(ct);
        return code;
    }
}

/// <summary>Besuch antreten, by the code that works once.</summary>
/// <exception cref="RefusedException">Somebody was faster with the same code.</exception>
internal sealed record EnterVisit(Guid VisitId, string EntryHash) : IRequest<Unit>, IAudited
{
    public Act Act => new("visit.entered", VisitId.ToString());
}

internal sealed class EnterVisitHandler(IsekDbContext db) : IRequestHandler<EnterVisit, Unit>
{
    public async Task<Unit> Handle(EnterVisit command, CancellationToken ct) =>
        await db.Set<OperatorVisit>()
            .Where(v => v.Id == command.VisitId && v.EntryHash == command.EntryHash)
            .ExecuteUpdateAsync(s => s.SetProperty(v => v.EntryHash, (string?)null), ct) == 1
            ? Unit.Value
            : throw new RefusedException("Dieser Besuch ist nicht mehr offen.");
}

/// <summary>Besuch beenden: by the visitor, or by the city.</summary>
/// <exception cref="RefusedException">It is over already.</exception>
internal sealed record EndVisit(Guid VisitId) : IRequest<Unit>, IAudited
{
    public Act Act => new("visit.ended", VisitId.ToString());
}

internal sealed class EndVisitHandler(IsekDbContext db, VisitCheck visits, TimeProvider time) : IRequestHandler<EndVisit, Unit>
{
    public async Task<Unit> Handle(EndVisit command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var ended = await db.Set<OperatorVisit>()
            .Where(v => v.Id == command.VisitId && v.EndedAt == null && v.EndsAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(v => v.EndedAt, now).SetProperty(v => v.EntryHash, (string?)null), ct);
        visits.Forget();
        return ended == 1 ? Unit.Value : throw new RefusedException("Dieser Besuch ist schon zu Ende.");
    }
}
