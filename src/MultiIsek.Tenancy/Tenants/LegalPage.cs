using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Tenants;

/// <summary>Rechtliche Seite: Impressum, Datenschutz, Erklärung zur Barrierefreiheit of one city, as Markdown.</summary>
internal sealed class LegalPage : ICatalogRow
{
    public const int TextMax = 100_000;

    public int TenantId { get; init; }
    public LegalKind Kind { get; init; }
    public required string Text { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LegalPage>
    {
        public void Configure(EntityTypeBuilder<LegalPage> page)
        {
            page.ToTable("tenancy_legal_pages");
            page.HasKey(p => new { p.TenantId, p.Kind });
            page.Property(p => p.Text).HasMaxLength(TextMax);
            page.HasOne<Tenant>().WithMany().HasForeignKey(p => p.TenantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
