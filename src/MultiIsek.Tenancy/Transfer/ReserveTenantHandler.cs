using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Transfer;

internal sealed class ReserveTenantHandler(CatalogDbContext catalog, TenantDirectory directory, TenantFiles tenants) : IRequestHandler<ReserveTenant, Unit>
{
    public async Task<Unit> Handle(ReserveTenant command, CancellationToken ct)
    {
        var file = await tenants.ReadAsync(command.Folder, ct);
        catalog.Add(tenants.New(file.Root));
        try
        {
            await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
        }
        catch (DbUpdateException) when (catalog.Set<Tenant>().AsNoTracking().Any(t => t.Slug == file.Root.Slug))
        {
            // Another instance was first, or two folders are of one city.
            catalog.ChangeTracker.Clear();
            directory.Forget();
        }
        return Unit.Value;
    }
}
