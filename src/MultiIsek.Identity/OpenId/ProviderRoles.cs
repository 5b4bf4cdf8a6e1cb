using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Rollen aus dem Anmeldedienst: given and taken at each sign-in by the city's rules. A role that somebody gave here stays; the last admin stays, whatever the
/// provider says.
/// </summary>
internal sealed class ProviderRoles(IsekDbContext db, UserManager<User> users, IAudit audit, IMediator mediator, SessionCheck sessions, CurrentUser current, TimeProvider time)
{
    public async Task UpdateAsync(IdentityProvider provider, ProviderPerson person, User user, CancellationToken ct)
    {
        var values = person.Values(provider.RoleClaim).ToHashSet(StringComparer.Ordinal);
        var wanted = provider.RoleRules.Where(r => values.Contains(r.Value)).Select(r => r.Role).ToHashSet();
        var held = await db.Set<Membership>().Where(m => m.UserId == user.Id).AsNoTracking().ToListAsync(ct);
        var given = wanted.Except(held.Select(m => m.Role)).ToList();
        var taken = held.Where(m => m.IsMapped && !wanted.Contains(m.Role)).Select(m => m.Role).ToList();
        if (given.Count + taken.Count == 0)
        {
            return;
        }

        current.SetProvider();
        try
        {
            await ChangeAsync(user, given, taken, ct);
        }
        catch (DbUpdateException) when (taken.Count == 0)
        {
            // The same person signed in twice at the same moment: the other one gave the roles. Where one was to be taken, nobody gets in without that.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Takes roles from all to whom the provider gave them, and ends their sessions; part of the caller's transaction. Who does this keeps the own ones, and the last admin stays.</summary>
    public async Task WithdrawAsync(IReadOnlySet<Role> withdrawn, CancellationToken ct)
    {
        if (withdrawn.Count == 0)
        {
            return;
        }

        var me = current.Id;
        var held = await db.Set<Membership>().Where(m => m.IsMapped && withdrawn.Contains(m.Role) && m.UserId != me).AsNoTracking().ToListAsync(ct);
        List<Guid> people = [];
        foreach (var one in held)
        {
            if (one.Role == Role.Admin && await LastAdmin.IsLastAsync(db, one.UserId, ct))
            {
                continue;
            }

            await db.Set<Membership>().Where(m => m.UserId == one.UserId && m.Role == one.Role).ExecuteDeleteAsync(ct);
            await mediator.Publish(new RoleTaken(one.UserId, one.Role), ct);
            await audit.AppendAsync(new Act("member.unmapped", one.UserId.ToString(), one.Role.ToString()), ct);
            people.Add(one.UserId);
        }

        foreach (var id in people.Distinct())
        {
            await users.UpdateSecurityStampAsync((await users.FindByIdAsync(id.ToString()))!).MustAsync();
        }

        await db.Set<Session>().Where(s => people.Contains(s.UserId)).ExecuteDeleteAsync(ct);
        sessions.Forget();
    }

    private async Task ChangeAsync(User user, IEnumerable<Role> given, IReadOnlyCollection<Role> taken, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var role in given)
        {
            db.Add(new Membership(user.Id, role, time.GetUtcNow().UtcDateTime, isMapped: true));
            await audit.AppendAsync(new Act("member.mapped", user.Id.ToString(), role.ToString()), ct);
        }

        var hasLost = false;
        foreach (var role in taken.Where(r => r != Role.Admin).Concat(taken.Where(r => r == Role.Admin)))
        {
            if (role == Role.Admin && await LastAdmin.IsLastAsync(db, user.Id, ct))
            {
                continue;
            }

            await db.Set<Membership>().Where(m => m.UserId == user.Id && m.Role == role).ExecuteDeleteAsync(ct);
            await mediator.Publish(new RoleTaken(user.Id, role), ct);
            await audit.AppendAsync(new Act("member.unmapped", user.Id.ToString(), role.ToString()), ct);
            hasLost = true;
        }

        if (hasLost)
        {
            await users.UpdateSecurityStampAsync(user).MustAsync();
            await db.Set<Session>().Where(s => s.UserId == user.Id).ExecuteDeleteAsync(ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
