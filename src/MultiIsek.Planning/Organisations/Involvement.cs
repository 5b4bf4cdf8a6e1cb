using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Organisations;

internal enum ActorRole
{
    Lead,
    Involved,
    Contact,
    FieldSponsor,
    Contractor,
    Client,
    Funder,
    TargetGroup,
}

/// <summary>Mitwirkung: which organisation does what for a plan, or for an element as one version has it; fixed once that version is adopted.</summary>
internal sealed class Involvement : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public Guid? PlanId { get; init; }
    public Guid? ElementId { get; init; }

    /// <summary>Goes with the element; null for a plan.</summary>
    public Guid? PlanVersionId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required ActorRole Role { get; init; }
    public string? Note { get; init; }
    public Guid? SourceId { get; init; }
    public int SortOrder { get; init; }

    /// <summary>The same at the same element of another version.</summary>
    public Involvement For(Guid version) =>
        new()
        {
            ElementId = ElementId,
            PlanVersionId = version,
            OrganisationId = OrganisationId,
            Role = Role,
            Note = Note,
            SourceId = SourceId,
            SortOrder = SortOrder,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Involvement>
    {
        public void Configure(EntityTypeBuilder<Involvement> involvement)
        {
            involvement.ToTable("planning_involvements", t => t.HasTrigger("planning_involvements_frozen"));
            involvement.HasIndex(i => new
            {
                i.TenantId,
                i.PlanVersionId,
                i.ElementId,
            });
            involvement.HasIndex(i => new { i.TenantId, i.ElementId });
            involvement.HasIndex(i => new { i.TenantId, i.PlanId });
            involvement.Property(i => i.Note).HasMaxLength(500);
            involvement.Refers<Involvement, Plan>(i => i.PlanId);
            involvement.Refers<Involvement, PlanVersion>(i => i.PlanVersionId);
            involvement.Refers<Involvement, PlanElement>(i => i.ElementId);
            involvement.Refers<Involvement, Organisation>(i => i.OrganisationId);
            involvement.Refers(DocumentsKeys.Document, i => i.SourceId);
        }
    }
}
