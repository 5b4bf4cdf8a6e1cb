using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Data;

/// <summary>Änderungszähler einer Stadt: every write raises it, cached pages carry it in their key.</summary>
public sealed class TenantRevision(int tenantId) : IOwnedByTenant
{
    public int TenantId { get; private set; } = tenantId;
    public long Value { get; private set; } = 1;

    /// <summary>Raised by what staff and imports save, not by a guest's comment: lists of plans, places and documents outlive a busy comment phase.</summary>
    public long Content { get; private set; } = 1;

    internal sealed class Mapping : IEntityTypeConfiguration<TenantRevision>
    {
        public void Configure(EntityTypeBuilder<TenantRevision> revision)
        {
            revision.ToTable("kernel_tenant_revisions");
            revision.HasKey(r => r.TenantId);
        }
    }
}
