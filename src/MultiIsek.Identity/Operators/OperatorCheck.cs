using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Operators;

/// <summary>Wer vom Betreiber angemeldet ist; on the platform's own host only.</summary>
internal sealed class CurrentOperator
{
    public Guid? Id { get; private set; }
    public string Name { get; private set; } = "";

    public void Set(Guid id, string name) => (Id, Name) = (id, name);
}

/// <summary>Prüft das Cookie des Betreibers: of no city, of a session that is there and not idle, of an account whose stamp has not changed. Asked of the catalog each time: these are few.</summary>
internal sealed class OperatorCheck(IOptions<AccountOptions> options, TimeProvider time)
{
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (
            services.GetRequiredService<CurrentTenant>().IsSet
            || context.Principal is not { } principal
            || !principal.IsOf(0)
            || principal.User() is not { } person
            || principal.SessionId() is not { } session
            || await ReadAsync(
                services.GetRequiredService<CatalogDbContext>(),
                person,
                session,
                principal.FindFirstValue(OperatorSchemes.Stamp),
                context.HttpContext.RequestAborted
            )
                is not { } name
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(OperatorSchemes.Platform);
            return;
        }

        services.GetRequiredService<CurrentOperator>().Set(person, name);
    }

    private async Task<string?> ReadAsync(CatalogDbContext db, Guid person, Guid session, string? stamp, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = await (
            from s in db.Set<OperatorSession>()
            join o in db.Set<Operator>() on s.OperatorId equals o.Id
            where s.Id == session && o.Id == person && !o.IsBlocked
            select new
            {
                s.StartedAt,
                s.SeenAt,
                o.Stamp,
                o.DisplayName,
            }
        ).FirstOrDefaultAsync(ct);
        if (found is null || found.Stamp.ToString() != stamp)
        {
            return null;
        }

        if (now - found.SeenAt > options.Value.StaffIdle || now - found.StartedAt > options.Value.StaffLongest)
        {
            await db.Set<OperatorSession>().Where(s => s.Id == session).ExecuteDeleteAsync(ct);
            return null;
        }

        if (now - found.SeenAt > TimeSpan.FromMinutes(1))
        {
            await db.Set<OperatorSession>().Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), ct);
        }

        return found.DisplayName;
    }
}

/// <summary>Prüft das Cookie eines Besuchs: of this city, not over, not ended by either side, of somebody who is still with the operator. Asked anew like a session.</summary>
internal sealed class VisitCheck(IOptions<AccountOptions> options, SiteAddress address, TimeProvider time)
{
    private readonly ConcurrentDictionary<(int Tenant, Guid Visit), Seen> _seen = new();

    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var tenant = services.GetRequiredService<CurrentTenant>();
        if (context.Principal is not { } principal || !tenant.IsSet || !principal.IsOf(tenant.Id) || principal.User() is not { } person || principal.SessionId() is not { } id)
        {
            await RefuseAsync(context);
            return;
        }

        var key = (tenant.Id, id);
        if (!_seen.TryGetValue(key, out var seen) || time.GetElapsedTime(seen.ReadAt) > options.Value.SessionAge)
        {
            if (await ReadAsync(services, person, id, principal.FindFirstValue(OperatorSchemes.Stamp), context.HttpContext.RequestAborted) is not { } visit)
            {
                _seen.TryRemove(key, out _);
                await RefuseAsync(context);
                return;
            }

            if (_seen.Count > 1000)
            {
                _seen.Clear();
            }

            _seen[key] = seen = new Seen(time.GetTimestamp(), visit);
        }

        if (seen.Visit.EndsAt <= time.GetUtcNow().UtcDateTime)
        {
            _seen.TryRemove(key, out _);
            await RefuseAsync(context);
            return;
        }

        services.GetRequiredService<Kernel.People.CurrentUser>().SetVisitor(person, seen.Visit, time.GetUtcNow().UtcDateTime - principal.At() < options.Value.Recent);
    }

    /// <summary>This instance changed something: look again at once.</summary>
    public void Forget() => _seen.Clear();

    private async Task<Kernel.People.Visit?> ReadAsync(IServiceProvider services, Guid person, Guid id, string? stamp, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var page = $"{address.Platform}{OperatorCityPage.PathOf(services.GetRequiredService<CurrentTenant>().Place.Slug)}";
        var visit = await services
            .GetRequiredService<IsekDbContext>()
            .Set<OperatorVisit>()
            .Where(v => v.Id == id && v.OperatorId == person && v.EndedAt == null && v.EntryHash == null && v.EndsAt > now)
            .Select(v => new Kernel.People.Visit(v.Id, v.OperatorName, v.Reason, v.EndsAt, page))
            .FirstOrDefaultAsync(ct);
        if (visit is null)
        {
            return null;
        }

        var current = await services
            .GetRequiredService<CatalogDbContext>()
            .Set<Operator>()
            .Where(o => o.Id == person && !o.IsBlocked)
            .Select(o => (Guid?)o.Stamp)
            .FirstOrDefaultAsync(ct);
        return current?.ToString() == stamp ? visit : null;
    }

    private static async Task RefuseAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(OperatorSchemes.Visit);
    }

    private sealed record Seen(long ReadAt, Kernel.People.Visit Visit);
}
