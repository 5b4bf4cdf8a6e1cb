using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>
/// Prüft jede Anfrage mit Cookie: of this city, of a session that is still there, not idle too long, of an account whose stamp has not changed. Roles come from
/// the database. All of it is read again after <see cref="AccountOptions.SessionAge"/>, in every instance.
/// </summary>
internal sealed class SessionCheck(IOptions<AccountOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(int Tenant, Guid Session), Seen> _seen = new();

    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var tenant = http.RequestServices.GetRequiredService<CurrentTenant>();
        if (context.Principal is not { } principal || !tenant.IsSet || !principal.IsOf(tenant.Id) || principal.User() is not { } user || principal.SessionId() is not { } session)
        {
            await RefuseAsync(context);
            return;
        }

        var key = (tenant.Id, session);
        if (!_seen.TryGetValue(key, out var seen) || time.GetElapsedTime(seen.ReadAt) > options.Value.SessionAge)
        {
            seen = await ReadAsync(http, user, session, principal.FindFirstValue("AspNet.Identity.SecurityStamp"));
            if (seen is null)
            {
                _seen.TryRemove(key, out _);
                await RefuseAsync(context);
                return;
            }

            _seen[key] = seen;
        }

        // A password alone makes nobody staff.
        var roles = principal.IsStrong() ? seen.Roles : seen.Roles.Where(r => r == Role.Citizen);
        http.RequestServices.GetRequiredService<CurrentUser>()
            .Set(user, roles, !principal.IsStrong() && seen.Roles.Any(r => r != Role.Citizen), time.GetUtcNow().UtcDateTime - principal.At() < options.Value.Recent, seen.Name);
    }

    /// <summary>This instance changed something: look again at once.</summary>
    public void Forget() => _seen.Clear();

    private async Task<Seen?> ReadAsync(HttpContext http, Guid userId, Guid sessionId, string? stamp)
    {
        var db = http.RequestServices.GetRequiredService<IsekDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var found = await db.Set<Session>()
            .Where(s => s.Id == sessionId && s.UserId == userId)
            .Select(s => new
            {
                s.StartedAt,
                s.SeenAt,
                Stamp = db.Set<User>().Where(u => u.Id == userId).Select(u => u.SecurityStamp).FirstOrDefault(),
                Name = db.Set<User>().Where(u => u.Id == userId).Select(u => u.DisplayName).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(http.RequestAborted);
        if (found is null || found.Stamp != stamp)
        {
            return null;
        }

        var roles = await db.Set<Membership>().Where(m => m.UserId == userId).Select(m => m.Role).ToListAsync(http.RequestAborted);
        var isStaff = roles.Exists(r => r != Role.Citizen);
        var (idle, longest) = isStaff ? (options.Value.StaffIdle, options.Value.StaffLongest) : (options.Value.CitizenIdle, options.Value.CitizenLongest);
        if (now - found.SeenAt > idle || now - found.StartedAt > longest)
        {
            await db.Set<Session>().Where(s => s.Id == sessionId).ExecuteDeleteAsync(http.RequestAborted);
            return null;
        }

        if (now - found.SeenAt > TimeSpan.FromMinutes(1))
        {
            await db.Set<Session>().Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), http.RequestAborted);
        }

        if (_seen.Count > 10_000)
        {
            _seen.Clear();
        }

        return new Seen(time.GetTimestamp(), roles, found.Name ?? "");
    }

    private static async Task RefuseAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private sealed record Seen(long ReadAt, IReadOnlyList<Role> Roles, string Name);
}
