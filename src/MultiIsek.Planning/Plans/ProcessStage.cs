using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Planning.Plans;

/// <summary>Prozessphase: a step on the way of a plan.</summary>
internal sealed class ProcessStage : IOwnedByTenant, IKeyed, IRevised
{
    public const int NameMax = 200;
    public const int PurposeMax = 2000;
    public const int DateNoteMax = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public Guid PlanId { get; set; }
    public string Name { get; set; } = "";
    public string? Purpose { get; set; }
    public SourceDate? StartsOn { get; set; }
    public SourceDate? EndsOn { get; set; }

    /// <summary>The source's words where its date is not one ("Sommer 2020").</summary>
    public string? DateNote { get; set; }
    public bool IsCurrent { get; set; }
    public SourceDate? AsOf { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProcessStage>
    {
        public void Configure(EntityTypeBuilder<ProcessStage> stage)
        {
            stage.ToTable("planning_process_stages");
            stage.Property(s => s.Key).HasMaxLength(Conventions.KeyMax);
            stage.HasIndex(s => new { s.TenantId, s.Key }).IsUnique();
            stage.HasIndex(s => new
            {
                s.TenantId,
                s.PlanId,
                s.SortOrder,
            });
            stage.Property(s => s.Name).HasMaxLength(NameMax);
            stage.Property(s => s.Purpose).HasMaxLength(PurposeMax);
            stage.Property(s => s.DateNote).HasMaxLength(DateNoteMax);
            stage.Property(s => s.SourceDetail).HasMaxLength(200);
            stage.Refers<ProcessStage, Plan>(s => s.PlanId);
            stage.Refers(DocumentsKeys.Document, s => s.SourceId);
        }
    }
}
