using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Tenants;

internal sealed class CreateTenantHandler(CatalogDbContext catalog, TenantDirectory directory, IPlacements placements, TimeProvider time)
    : IRequestHandler<CreateTenant, TenantSite>
{
    public async Task<TenantSite> Handle(CreateTenant command, CancellationToken ct)
    {
        if (TenantRules.Faults(command.Slug, command.Name, command.Designation, command.Land, command.Ags).Select(f => f.Message).FirstOrDefault() is { } fault)
        {
            throw new RefusedException(fault);
        }

        placements.Require(command.Database);
        catalog.Add(
            new Tenant
            {
                Slug = command.Slug,
                Name = command.Name.Trim(),
                Designation = command.Designation,
                Land = command.Land,
                Ags = command.Ags,
                Database = command.Database,
                IsDemonstration = command.IsDemonstration,
                IsPublished = command.IsDemonstration,
                CreatedAt = time.GetUtcNow().UtcDateTime,
            }
        );
        try
        {
            await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
        }
        catch (DbUpdateException) when (catalog.Set<Tenant>().AsNoTracking().Any(t => t.Slug == command.Slug))
        {
            catalog.ChangeTracker.Clear();
            throw new RefusedException($"Die Subdomain „{command.Slug}“ ist vergeben.");
        }

        return (await directory.ListAsync(ct)).Single(t => t.Place.Slug == command.Slug);
    }
}

internal sealed class SetTenantStateHandler(CatalogDbContext catalog, TenantDirectory directory, IPlacements placements, IServiceProvider services)
    : IRequestHandler<SetTenantState, Unit>
{
    public async Task<Unit> Handle(SetTenantState command, CancellationToken ct)
    {
        var tenant = await catalog.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == command.Slug, ct) ?? throw new RefusedException($"Die Stadt „{command.Slug}“ gibt es nicht.");
        if (tenant.State == TenantState.Importing)
        {
            throw new RefusedException($"Die erste Übernahme der Stadt „{command.Slug}“ ist nicht beendet. Übernehmen Sie ihren Datenordner noch einmal (tenant import).");
        }

        tenant.State = command.State;
        await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
        if (command.State == TenantState.Suspended && placements.Contains(tenant.Database))
        {
            await using var scope = new TenantScope(services, new TenantPlace(tenant.Id, tenant.Slug, tenant.Database));
            await scope.Get<IMediator>().Publish(new TenantSuspended(), ct);
        }

        return Unit.Value;
    }
}

internal sealed class ListTenantsHandler(TenantDirectory directory) : IRequestHandler<ListTenants, IReadOnlyList<TenantSite>>
{
    public async Task<IReadOnlyList<TenantSite>> Handle(ListTenants request, CancellationToken ct) => await directory.ListAsync(ct);
}
