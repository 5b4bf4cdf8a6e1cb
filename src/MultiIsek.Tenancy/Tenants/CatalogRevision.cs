using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Tenants;

/// <summary>Änderungszähler des Katalogs: instances read the tenants anew when it has risen.</summary>
internal sealed class CatalogRevision : ICatalogRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public long Value { get; set; } = 1;

    /// <summary>
    /// Saves what was changed in the catalog together with the word to every instance that it was. Nobody who goes away interrupts it: the city's log
    /// has the act already. Never within a transaction of a city, whose database may be the same file.
    /// </summary>
    internal static async Task SaveAndRaiseAsync(CatalogDbContext db, TenantDirectory directory)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.SaveChangesAsync();
            if (await db.Set<CatalogRevision>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, r => r.Value + 1)) == 0)
            {
                db.Add(new CatalogRevision());
                await db.SaveChangesAsync();
            }

            await transaction.CommitAsync();
        }

        directory.Forget();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CatalogRevision>
    {
        public void Configure(EntityTypeBuilder<CatalogRevision> revision)
        {
            revision.ToTable("tenancy_catalog_revision");
            revision.Property(r => r.Id).ValueGeneratedNever();
        }
    }
}
