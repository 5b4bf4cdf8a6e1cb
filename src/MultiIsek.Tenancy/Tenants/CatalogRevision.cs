using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tenancy.Tenants;

/// <summary>Änderungszähler des Katalogs: instances read the tenants anew when it has risen.</summary>
internal sealed class CatalogRevision : ICatalogRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public long Value { get; set; } = 1;

    internal static async Task RaiseAsync(CatalogDbContext db, CancellationToken ct)
    {
        if (await db.Set<CatalogRevision>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, r => r.Value + 1), ct) == 0)
        {
            db.Add(new CatalogRevision());
            await db.SaveChangesAsync(ct);
        }
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
