using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

internal enum Outcome
{
    Adopted,
    AdoptedWithChanges,
    Confirmed,
    Noted,
    Postponed,
    Referred,
    Rejected,
}

/// <summary>Beschluss eines Gremiums: when, about what, with which outcome.</summary>
internal sealed class CouncilResolution : IOwnedByTenant, IKeyed, IRevised
{
    public const int TitleMax = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public Guid CommitteeId { get; set; }
    public SourceDate DecidedOn { get; set; }
    public string Title { get; set; } = "";
    public string Lead { get; set; } = "";
    public List<Outcome> Outcomes { get; set; } = [];
    public string? Votes { get; set; }
    public Guid? PlanId { get; set; }
    public Guid? PlanVersionId { get; set; }

    /// <summary>The stage of its plan's way that it is the resolution of.</summary>
    public Guid? StageId { get; set; }
    public string? PaperNo { get; set; }
    public string? PaperUrl { get; set; }

    /// <summary>What the text below is: verbatim, or "sinngemäß wiedergegeben".</summary>
    public string? TextNote { get; set; }
    public List<string> Text { get; set; } = [];
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CouncilResolution>
    {
        public void Configure(EntityTypeBuilder<CouncilResolution> resolution)
        {
            resolution.ToTable("planning_council_resolutions");
            resolution.Property(r => r.Key).HasMaxLength(Conventions.KeyMax);
            resolution.HasIndex(r => new { r.TenantId, r.Key }).IsUnique();
            resolution.Property(r => r.Title).HasMaxLength(TitleMax);
            resolution.Property(r => r.Lead).HasMaxLength(1000);
            resolution.Property(r => r.Outcomes).IsJson();
            resolution.Property(r => r.Votes).HasMaxLength(200);
            resolution.Property(r => r.PaperNo).HasMaxLength(60);
            resolution.Property(r => r.PaperUrl).HasMaxLength(500);
            resolution.Property(r => r.TextNote).HasMaxLength(200);
            resolution.Property(r => r.Text).IsJson();
            resolution.Property(r => r.SourceDetail).HasMaxLength(200);
            resolution.Refers<CouncilResolution, Organisation>(r => r.CommitteeId);
            resolution.Refers<CouncilResolution, Plan>(r => r.PlanId);
            resolution.Refers<CouncilResolution, PlanVersion>(r => r.PlanVersionId);
            resolution.Refers<CouncilResolution, ProcessStage>(r => r.StageId);
            resolution.Refers(DocumentsKeys.Document, r => r.SourceId);
        }
    }
}
