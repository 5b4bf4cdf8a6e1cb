using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Tenants;

/// <summary>Rechtliche Seite: Impressum, Datenschutz, Erklärung zur Barrierefreiheit of one city, as Markdown.</summary>
internal sealed class LegalPage : ICatalogRow, IRevised
{
    public const int TextMax = 100_000;

    public int TenantId { get; init; }
    public LegalKind Kind { get; init; }
    public required string Text { get; set; }

    /// <summary>What stood there before, so that a change can be taken back.</summary>
    public string? Former { get; set; }

    public int Revision { get; set; }

    public void Replace(string text) => (Text, Former) = (text, Text);

    internal sealed class Mapping : IEntityTypeConfiguration<LegalPage>
    {
        public void Configure(EntityTypeBuilder<LegalPage> page)
        {
            page.ToTable("tenancy_legal_pages");
            page.HasKey(p => new { p.TenantId, p.Kind });
            page.Property(p => p.Revision).IsConcurrencyToken();
            page.Property(p => p.Text).HasMaxLength(TextMax);
            page.Property(p => p.Former).HasMaxLength(TextMax);
            page.HasOne<Tenant>().WithMany().HasForeignKey(p => p.TenantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

internal static class LegalPages
{
    /// <summary>Does not save.</summary>
    /// <param name="own">All pages of the city; a new one is added to it.</param>
    public static void Write(this CatalogDbContext catalog, int tenant, List<LegalPage> own, LegalKind kind, string text)
    {
        if (own.Find(p => p.Kind == kind) is not { } page)
        {
            page = new LegalPage
            {
                TenantId = tenant,
                Kind = kind,
                Text = text,
            };
            own.Add(page);
            catalog.Add(page);
        }
        else if (page.Text != text)
        {
            page.Replace(text);
        }
    }
}
