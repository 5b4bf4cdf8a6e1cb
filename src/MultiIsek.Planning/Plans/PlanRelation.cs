using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Planning.Plans;

internal enum PlanRelationKind
{
    Continues,
    Replaces,
    BuildsOn,
    Integrates,
    ProvidesBasisFor,
    Details,
    AnchoredIn,
}

/// <summary>Beziehung zwischen Konzepten, the city's own or others'.</summary>
internal sealed class PlanRelation : IOwnedByTenant, IKeyed, IRevised
{
    public const int NoteMax = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public Guid PlanId { get; set; }
    public PlanRelationKind Kind { get; set; }
    public Guid? ToPlanId { get; set; }
    public string? ExternalTitle { get; set; }
    public string? ExternalUrl { get; set; }
    public string? Note { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanRelation>
    {
        public void Configure(EntityTypeBuilder<PlanRelation> relation)
        {
            relation.ToTable("planning_plan_relations");
            relation.Property(r => r.Key).HasMaxLength(Conventions.KeyMax);
            relation.HasIndex(r => new { r.TenantId, r.Key }).IsUnique();
            relation.Property(r => r.ExternalTitle).HasMaxLength(Plan.TitleMax);
            relation.Property(r => r.ExternalUrl).HasMaxLength(500);
            relation.Property(r => r.Note).HasMaxLength(NoteMax);
            relation.Property(r => r.SourceDetail).HasMaxLength(200);
            relation.Refers<PlanRelation, Plan>(r => r.PlanId);
            relation.Refers<PlanRelation, Plan>(r => r.ToPlanId);
            relation.Refers(DocumentsKeys.Document, r => r.SourceId);
        }
    }
}
