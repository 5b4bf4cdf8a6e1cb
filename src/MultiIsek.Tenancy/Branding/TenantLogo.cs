using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Branding;

/// <summary>Logo einer Stadt: small, so that it lies in the catalog and stands on every page even when the file store is away.</summary>
internal sealed class TenantLogo : ICatalogRow
{
    public const int BytesMax = 300_000;
    public const int PixelsMax = 2000;
    public const int AltMax = 160;

    public int TenantId { get; init; }
    public required byte[] Content { get; set; }

    /// <summary>image/png, image/jpeg or image/webp, as the bytes say.</summary>
    public required string Type { get; set; }
    public int Width { get; set; }
    public int Height { get; set; }

    /// <summary>What it shows, for people who don't see it.</summary>
    public required string Alt { get; set; }

    /// <summary>Of the bytes; stands in its address.</summary>
    public required string Hash { get; set; }

    /// <summary>Taken away, and kept so that it can be brought back.</summary>
    public bool IsRemoved { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TenantLogo>
    {
        public void Configure(EntityTypeBuilder<TenantLogo> logo)
        {
            logo.ToTable("tenancy_logos");
            logo.HasKey(l => l.TenantId);
            logo.Property(l => l.TenantId).ValueGeneratedNever();
            logo.Property(l => l.Type).HasMaxLength(20);
            logo.Property(l => l.Alt).HasMaxLength(AltMax);
            logo.Property(l => l.Hash).HasMaxLength(64);
            logo.HasOne<Tenant>().WithMany().HasForeignKey(l => l.TenantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
