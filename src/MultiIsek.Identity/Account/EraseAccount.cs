using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.Letters;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Notifications.Contracts;

namespace MultiIsek.Identity.Account;

/// <summary>Konto löschen: the rows go, and with them what other modules hold of the person; the log keeps the id, which then belongs to nobody.</summary>
/// <exception cref="RefusedException">It is the last admin's.</exception>
internal sealed record EraseAccount(Guid UserId) : IRequest<Unit>, IAudited
{
    public Act Act => new("account.erased", UserId.ToString());
}

internal sealed class EraseAccountHandler(IsekDbContext db, IMediator mediator, IEnumerable<IPersonalData> modules, SessionCheck sessions) : IRequestHandler<EraseAccount, Unit>
{
    public async Task<Unit> Handle(EraseAccount command, CancellationToken ct)
    {
        var id = command.UserId;
        if (await LastAdmin.IsLastAsync(db, id, ct))
        {
            throw new RefusedException(LastAdmin.Words);
        }

        foreach (var module in modules)
        {
            await module.EraseAsync(id, ct);
        }

        var person = await db.Set<User>().Where(u => u.Id == id).Select(u => new { u.Email, u.EmailConfirmed }).FirstOrDefaultAsync(ct);
        if (person is { Email: { } unproved, EmailConfirmed: false })
        {
            // Who never proved an address has no claim on what was sent to it: somebody else may have typed it, and the city's invitation is for its owner.
            await mediator.Send(new ForgetMails(unproved, id), ct);
        }
        else if (person is { Email: { } email })
        {
            // As they were typed; a city invites few.
            var invitations = await db.Set<Invitation>().Select(i => new { i.Id, i.Email }).ToListAsync(ct);
            var own = invitations.Where(i => string.Equals(i.Email, email, StringComparison.OrdinalIgnoreCase)).Select(i => i.Id).ToList();
            await db.Set<Invitation>().Where(i => own.Contains(i.Id)).ExecuteDeleteAsync(ct);
            await mediator.Send(new ForgetMails(email), ct);
        }

        await db.Set<Session>().Where(s => s.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<Membership>().Where(m => m.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<LetterRefusal>().Where(r => r.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<UsedCode>().Where(c => c.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<UserToken>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<UserLogin>().Where(l => l.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<UserPasskey>().Where(p => p.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<User>().Where(u => u.Id == id).ExecuteDeleteAsync(ct);
        sessions.Forget();
        return Unit.Value;
    }
}
