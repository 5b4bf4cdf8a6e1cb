using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Account;

internal sealed class ResetFactorHandler(IsekDbContext db, UserManager<User> users, AccountMails mails, SessionCheck sessions, CurrentUser current)
    : IRequestHandler<ResetFactor, Unit>
{
    public async Task<Unit> Handle(ResetFactor command, CancellationToken ct)
    {
        if (await users.FindByEmailAsync(command.Email.Trim()) is not { } user)
        {
            throw new RefusedException("Zu dieser Adresse gibt es kein Konto.");
        }

        if (user.Id == current.Id)
        {
            throw new RefusedException("Ihren eigenen zweiten Faktor ändern Sie unter „Mein Konto“.");
        }

        command.UserId = user.Id;
        await users.SetTwoFactorEnabledAsync(user, false).MustAsync();
        await db.Set<UserPasskey>().Where(p => p.UserId == user.Id).ExecuteDeleteAsync(ct);
        await db.Set<UserToken>().Where(t => t.UserId == user.Id).ExecuteDeleteAsync(ct);
        await db.Set<UsedCode>().Where(c => c.UserId == user.Id).ExecuteDeleteAsync(ct);
        await users.UpdateSecurityStampAsync(user).MustAsync();
        await db.Set<Session>().Where(s => s.UserId == user.Id).ExecuteDeleteAsync(ct);
        await mails.FactorResetAsync(user.Email!, ct);
        await db.SaveChangesAsync(ct);
        sessions.Forget();
        return Unit.Value;
    }
}
