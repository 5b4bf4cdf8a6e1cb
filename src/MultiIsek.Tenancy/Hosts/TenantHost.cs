using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Eigene Domain einer Stadt. Subdomains of the platform need no row: they follow from the slug.</summary>
internal sealed class TenantHost : ICatalogRow
{
    public const int HostMax = 253;

    public required string Host { get; init; }
    public int TenantId { get; init; }

    /// <summary>The one host of the city that all others lead to.</summary>
    public bool IsCanonical { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TenantHost>
    {
        public void Configure(EntityTypeBuilder<TenantHost> host)
        {
            host.ToTable("tenancy_hosts");
            host.HasKey(h => h.Host);
            host.Property(h => h.Host).HasMaxLength(HostMax);
            host.HasOne<Tenant>().WithMany().HasForeignKey(h => h.TenantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
