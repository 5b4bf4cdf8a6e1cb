using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Roles;

/// <summary>Rolle entziehen: ends the person's sessions everywhere. The last admin cannot be removed.</summary>
/// <exception cref="RefusedException">It is the last admin, no role of staff, or there is no such membership.</exception>
internal sealed record RemoveRole(Guid UserId, Role Role) : IRequest<Unit>, IAudited
{
    public Act Act => new("member.removed", UserId.ToString(), Role.ToString());
}

internal sealed class RemoveRoleHandler(IsekDbContext db, UserManager<User> users, SessionCheck sessions, IMediator mediator) : IRequestHandler<RemoveRole, Unit>
{
    public async Task<Unit> Handle(RemoveRole command, CancellationToken ct)
    {
        if (!Policies.Roles[Policies.Staff].Contains(command.Role))
        {
            throw new RefusedException("Diese Rolle hat jedes Konto; sie wird nicht entzogen.");
        }

        if (command.Role == Role.Admin && await LastAdmin.IsLastAsync(db, command.UserId, ct))
        {
            throw new RefusedException("Die letzte Leitung kann nicht entfernt werden. Laden Sie zuerst eine zweite Person ein.");
        }

        if (await db.Set<Membership>().Where(m => m.UserId == command.UserId && m.Role == command.Role).ExecuteDeleteAsync(ct) == 0)
        {
            throw new RefusedException("Diese Rolle hat die Person nicht mehr.");
        }

        var person = (await users.FindByIdAsync(command.UserId.ToString()))!;
        await OpenInvitations.WithdrawAsync(db, person.NormalizedEmail!, command.Role, ct);
        await mediator.Publish(new RoleTaken(person.Id, command.Role), ct);
        await users.UpdateSecurityStampAsync(person).MustAsync();
        await db.Set<Session>().Where(s => s.UserId == command.UserId).ExecuteDeleteAsync(ct);
        sessions.Forget();
        return Unit.Value;
    }
}

/// <summary>Einladung zurückziehen.</summary>
internal sealed record WithdrawInvitation(Guid InvitationId) : IRequest<Unit>, IAudited
{
    public Act Act => new("invitation.withdrawn", InvitationId.ToString());
}

internal sealed class WithdrawInvitationHandler(IsekDbContext db) : IRequestHandler<WithdrawInvitation, Unit>
{
    public async Task<Unit> Handle(WithdrawInvitation command, CancellationToken ct) =>
        await db.Set<Invitation>().Where(i => i.Id == command.InvitationId && i.AcceptedAt == null).ExecuteDeleteAsync(ct) == 1
            ? Unit.Value
            : throw new RefusedException("Diese Einladung gibt es nicht mehr.");
}
