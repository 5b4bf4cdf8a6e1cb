using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Subscriptions;

internal sealed class BookFeaturesHandler(CatalogDbContext catalog, TenantDirectory directory) : IRequestHandler<BookFeatures, Booking>
{
    public async Task<Booking> Handle(BookFeatures command, CancellationToken ct)
    {
        var tenant = await catalog.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == command.Slug, ct) ?? throw new RefusedException($"Die Stadt „{command.Slug}“ gibt es nicht.");
        if (command.StorageMb is < 0 or > BookFeatures.StorageMbMax || command.ContributionsAYear is < 0 or > BookFeatures.ContributionsMax)
        {
            throw new RefusedException("Ein Kontingent ist eine Zahl von 1 bis 1.000.000; 0 hebt es auf.");
        }

        var row = await catalog.Set<Subscription>().SingleOrDefaultAsync(s => s.TenantId == tenant.Id, ct);
        if (row is null)
        {
            row = new Subscription { TenantId = tenant.Id };
            catalog.Add(row);
        }

        row.Off = [.. row.Off.Except(command.On).Union(command.Off).Order()];
        row.StorageMb = Limit(command.StorageMb, row.StorageMb);
        row.ContributionsAYear = Limit(command.ContributionsAYear, row.ContributionsAYear);
        await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
        return new(row.Off, row.StorageMb, row.ContributionsAYear);
    }

    private static int? Limit(int? wanted, int? before) =>
        wanted switch
        {
            null => before,
            0 => null,
            _ => wanted,
        };
}
