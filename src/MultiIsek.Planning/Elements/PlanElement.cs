using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Element (Ziel, Handlungsfeld, Maßnahme …): what stays the same while its text goes through the plan's versions.</summary>
internal sealed class PlanElement : IOwnedByTenant, IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public Guid PlanId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanElement>
    {
        public void Configure(EntityTypeBuilder<PlanElement> element)
        {
            element.ToTable("planning_elements");
            element.Property(e => e.Key).HasMaxLength(Conventions.KeyMax);
            element.HasIndex(e => new { e.TenantId, e.Key }).IsUnique();
            element.Refers<PlanElement, Plan>(e => e.PlanId);
        }
    }
}

/// <summary>Dokument zu einem Element in einer Fassung.</summary>
internal sealed class ElementDocument : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PlanVersionId { get; init; }
    public required Guid ElementId { get; init; }
    public required Guid DocumentId { get; init; }
    public int SortOrder { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ElementDocument>
    {
        public void Configure(EntityTypeBuilder<ElementDocument> link)
        {
            link.ToTable("planning_element_documents", t => t.HasTrigger("planning_element_documents_frozen"));
            link.HasIndex(d => new
                {
                    d.TenantId,
                    d.PlanVersionId,
                    d.ElementId,
                    d.DocumentId,
                })
                .IsUnique();
            link.HasIndex(d => new { d.TenantId, d.ElementId });
            link.Refers<ElementDocument, PlanVersion>(d => d.PlanVersionId);
            link.Refers<ElementDocument, PlanElement>(d => d.ElementId);
            link.Refers(DocumentsKeys.Document, d => d.DocumentId);
        }
    }
}
