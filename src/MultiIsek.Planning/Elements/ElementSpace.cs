using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Ort eines Elements in einer Fassung.</summary>
internal sealed class ElementSpace : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PlanVersionId { get; init; }
    public required Guid ElementId { get; init; }
    public required Guid SpaceId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ElementSpace>
    {
        public void Configure(EntityTypeBuilder<ElementSpace> link)
        {
            link.ToTable("planning_element_spaces", t => t.HasTrigger("planning_element_spaces_frozen"));
            link.HasIndex(s => new
                {
                    s.TenantId,
                    s.PlanVersionId,
                    s.ElementId,
                    s.SpaceId,
                })
                .IsUnique();
            link.HasIndex(s => new { s.TenantId, s.SpaceId });
            link.Refers<ElementSpace, PlanVersion>(s => s.PlanVersionId);
            link.Refers<ElementSpace, PlanElement>(s => s.ElementId);
            link.Refers<ElementSpace, Space>(s => s.SpaceId);
        }
    }
}
