using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Planning.Resolutions;

internal enum DutyState
{
    Open,
    Fulfilled,
    Overdue,
    Dispensable,
    Unknown,
}

/// <summary>Pflicht aus einer Klausel, with its date and evidence. What no source tells is Unknown, never overdue.</summary>
internal sealed class Duty : IOwnedByTenant, IRevised
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ClauseId { get; init; }
    public required SourceDate DueOn { get; init; }
    public DutyState State { get; set; }
    public Guid? EvidenceDocumentId { get; set; }
    public string? Note { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Duty>
    {
        public void Configure(EntityTypeBuilder<Duty> duty)
        {
            duty.ToTable("planning_duties");
            duty.HasIndex(d => new
                {
                    d.TenantId,
                    d.ClauseId,
                    d.DueOn,
                })
                .IsUnique();
            duty.Property(d => d.Note).HasMaxLength(500);
            duty.Refers<Duty, ResolutionClause>(d => d.ClauseId);
            duty.Refers(DocumentsKeys.Document, d => d.EvidenceDocumentId);
        }
    }
}
