using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Hosts;

internal sealed class ChangeHostsHandler(
    CatalogDbContext catalog,
    TenantDirectory directory,
    HostLosses losses,
    IPlacements placements,
    CurrentTenant current,
    IServiceProvider services,
    IOptions<PlatformOptions> platform
) : IRequestHandler<ChangeHosts, ChangedHosts>
{
    public async Task<ChangedHosts> Handle(ChangeHosts command, CancellationToken ct)
    {
        var tenant = await catalog.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == command.Slug, ct) ?? throw new RefusedException($"Die Stadt „{command.Slug}“ gibt es nicht.");
        if (current.IsSet && current.Id != tenant.Id)
        {
            throw new InvalidOperationException("A city changes no hosts but its own.");
        }

        placements.Require(tenant.Database);
        var host = HostRules.Typed(command.Host);
        var own = await catalog.Set<TenantHost>().Where(h => h.TenantId == tenant.Id).ToListAsync(ct);
        var subdomain = HostRules.Subdomain(tenant.Slug, platform.Value);
        var before = own.Find(h => h.IsCanonical)?.Host ?? subdomain;
        await ApplyAsync(command.Change, tenant, own, host, subdomain, ct);
        var after = own.Find(h => h.IsCanonical)?.Host ?? subdomain;

        var place = new TenantPlace(tenant.Id, tenant.Slug, tenant.Database);
        var lost = before == after ? [] : await losses.OfAsync(place, after, ct);
        HostLosses.Allow(before, after, lost, command.MayLose);
        await LogAsync(place, command.Change, host, ct);
        try
        {
            await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
        }
        catch (DbUpdateException) when (catalog.Set<TenantHost>().AsNoTracking().Any(h => h.Host == host && h.TenantId != tenant.Id))
        {
            throw Taken(host);
        }

        return new ChangedHosts(after, lost);
    }

    private async Task ApplyAsync(HostChange change, Tenant tenant, List<TenantHost> own, string host, string subdomain, CancellationToken ct)
    {
        var found = own.Find(h => h.Host == host);
        switch (change)
        {
            case HostChange.Add when found is not null:
                throw new RefusedException($"„{host}“ hat die Stadt schon.");
            case HostChange.Add when HostRules.Fault(host, platform.Value) is { } fault:
                throw new RefusedException($"„{host}“ {fault}.");
            case HostChange.Add when await catalog.Set<TenantHost>().AnyAsync(h => h.Host == host, ct):
                throw Taken(host);
            case HostChange.Add:
                catalog.Add(new TenantHost { Host = host, TenantId = tenant.Id });
                tenant.WantedHosts = [.. tenant.WantedHosts.Where(h => h != host)];
                break;
            case HostChange.MakeCanonical when found is { IsCanonical: true } || (host == subdomain && !own.Exists(h => h.IsCanonical)):
                throw new RefusedException($"„{host}“ ist schon der kanonische Host der Stadt.");
            case HostChange.MakeCanonical when found is not null || host == subdomain:
                own.ForEach(h => h.IsCanonical = h == found);
                break;
            case HostChange.Remove when found is not null:
                catalog.Remove(found);
                own.Remove(found);
                break;
            default:
                throw new RefusedException(
                    $"„{host}“ ist kein Host dieser Stadt. Sie hat: {string.Join(", ", own.Select(h => h.Host).Prepend(subdomain))}. Einen neuen nehmen Sie mit „tenant host add“ auf."
                );
        }
    }

    // Ahead of the change: catalog and log are two databases, and an act without its entry is worse than an entry of an act that a crash cut off.
    private async Task LogAsync(TenantPlace place, HostChange change, string host, CancellationToken ct)
    {
        if (current.IsSet)
        {
            // At the desk: this person, in this very scope.
            await LogAsync(services.GetRequiredService<IsekDbContext>(), services.GetRequiredService<IAudit>(), new Act(NameOf(change), place.Slug, host), ct);
            return;
        }

        await using var scope = new TenantScope(services, place);
        scope.Get<CurrentUser>().SetOperator();
        await LogAsync(scope.Get<IsekDbContext>(), scope.Get<IAudit>(), new Act(NameOf(change), place.Slug, host), ct);
    }

    private static async Task LogAsync(IsekDbContext db, IAudit audit, Act act, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await audit.AppendAsync(act, ct);
        await transaction.CommitAsync(ct);
    }

    private static string NameOf(HostChange change) =>
        change switch
        {
            HostChange.Add => "host.added",
            HostChange.MakeCanonical => "host.canonical",
            HostChange.Remove => "host.removed",
            _ => throw new InvalidOperationException($"Unknown change {change}."),
        };

    private static RefusedException Taken(string host) => new($"„{host}“ gehört schon einer anderen Stadt.");
}
