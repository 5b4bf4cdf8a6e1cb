using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Settings;

/// <summary>
/// Die eigene Stadt im Katalog, as its admins change it. The log's entry comes first and by itself: catalog and log are two databases (or one file that takes one
/// writer), and an act without its entry is worse than an entry of an act that a crash cut off.
/// </summary>
internal sealed class OwnCity(CatalogDbContext catalog, IsekDbContext db, IAudit audit, CurrentTenant current, TenantDirectory directory)
{
    public CatalogDbContext Catalog => catalog;

    public Task<Tenant> FindAsync(CancellationToken ct) => catalog.Set<Tenant>().SingleAsync(t => t.Id == current.Place.Id, ct);

    /// <summary>The row as it is stored now, whatever a refused save left.</summary>
    public Task<Tenant> FindAgainAsync(CancellationToken ct)
    {
        catalog.ChangeTracker.Clear();
        return FindAsync(ct);
    }

    /// <summary>Saves what was changed in the catalog; where nothing was, nothing is logged.</summary>
    /// <param name="fields">What changed; without them, the names of the changed columns.</param>
    /// <exception cref="StaleSettingException">Somebody else saved at this very moment. The log then has an entry too many.</exception>
    public async Task SaveAsync(string act, CancellationToken ct, params string[] fields)
    {
        if (!catalog.ChangeTracker.HasChanges())
        {
            return;
        }

        var names = fields.Length > 0 ? fields : [.. catalog.ChangeTracker.Entries().SelectMany(e => e.Properties).Where(p => p.IsModified).Select(p => p.Metadata.Name)];
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await audit.AppendAsync(new Act(act, current.Place.Slug, names), ct);
            await transaction.CommitAsync(ct);
        }

        foreach (var row in catalog.ChangeTracker.Entries<IRevised>().Where(e => e.State == EntityState.Modified))
        {
            row.Entity.Revision++;
        }

        try
        {
            await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || catalog.ChangeTracker.Entries().Any(r => r.State == EntityState.Added))
        {
            throw new StaleSettingException();
        }
    }
}
