using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

internal enum ElementLinkKind
{
    ContributesTo,
    ConflictsWith,
    Requires,
    Complements,
    Details,
    Concerns,
}

/// <summary>Verknüpfung zweier Elemente einer Fassung.</summary>
internal sealed class ElementLink : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PlanVersionId { get; init; }
    public required Guid FromElementId { get; init; }
    public required Guid ToElementId { get; init; }
    public required ElementLinkKind Kind { get; init; }

    /// <summary>−2 … +2 for contributions.</summary>
    public int? Strength { get; init; }
    public string? Comment { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ElementLink>
    {
        public void Configure(EntityTypeBuilder<ElementLink> link)
        {
            link.ToTable("planning_element_links", t => t.HasTrigger("planning_element_links_frozen"));
            link.HasIndex(l => new
                {
                    l.TenantId,
                    l.PlanVersionId,
                    l.FromElementId,
                    l.ToElementId,
                    l.Kind,
                })
                .IsUnique();
            link.Property(l => l.Comment).HasMaxLength(1000);
            link.Refers<ElementLink, PlanVersion>(l => l.PlanVersionId);
            link.Refers<ElementLink, PlanElement>(l => l.FromElementId);
            link.Refers<ElementLink, PlanElement>(l => l.ToElementId);
        }
    }
}

internal enum Fate
{
    Kept,
    Changed,
    Moved,
    Merged,
    Split,
    Completed,
    Deferred,
    Dropped,
}

/// <summary>Verbleib: what became of an element of an earlier version.</summary>
internal sealed class Lineage : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid FromElementId { get; init; }
    public required Guid FromVersionId { get; init; }
    public Guid? ToElementId { get; init; }
    public required Guid ToVersionId { get; init; }
    public required Fate Fate { get; init; }
    public string? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Lineage>
    {
        public void Configure(EntityTypeBuilder<Lineage> lineage)
        {
            lineage.ToTable("planning_lineages");
            lineage.HasIndex(l => new
            {
                l.TenantId,
                l.ToVersionId,
                l.FromElementId,
            });
            lineage.Property(l => l.Reason).HasMaxLength(1000);
            lineage.Refers<Lineage, PlanElement>(l => l.FromElementId);
            lineage.Refers<Lineage, PlanElement>(l => l.ToElementId);
            lineage.Refers<Lineage, PlanVersion>(l => l.FromVersionId);
            lineage.Refers<Lineage, PlanVersion>(l => l.ToVersionId);
        }
    }
}
