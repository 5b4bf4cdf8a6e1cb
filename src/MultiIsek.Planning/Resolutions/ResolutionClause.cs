using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Resolutions;

internal enum ClauseEffect
{
    Guidance,
    BasisForDecisions,
    Mandate,
    ReportingDuty,
    FundingApplications,
    Referral,
    Condition,
    Other,
}

internal enum Recurrence
{
    Yearly,
    HalfYearly,
    Quarterly,
}

/// <summary>Klausel (Ziffer) eines Beschlusses: what it demands, of whom, towards whom, how often. Its text is kept byte for byte.</summary>
internal sealed class ResolutionClause : IOwnedByTenant
{
    public const int TextMax = 8000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ResolutionId { get; init; }
    public required int No { get; set; }
    public string Title { get; set; } = "";
    public string Text { get; set; } = "";
    public ClauseEffect Effect { get; set; }
    public Recurrence? Recurrence { get; set; }
    public SourceDate? FirstDueOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ResolutionClause>
    {
        public void Configure(EntityTypeBuilder<ResolutionClause> clause)
        {
            clause.ToTable("planning_resolution_clauses");
            clause
                .HasIndex(c => new
                {
                    c.TenantId,
                    c.ResolutionId,
                    c.No,
                })
                .IsUnique();
            clause.Property(c => c.Title).HasMaxLength(200);
            clause.Property(c => c.Text).HasMaxLength(TextMax);
            clause.Refers<ResolutionClause, CouncilResolution>(c => c.ResolutionId);
        }
    }
}

/// <summary>Worauf sich eine Klausel oder ein Beschluss bezieht: an element, all elements of a role, or something in words.</summary>
internal sealed class ClauseTarget : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ResolutionId { get; init; }

    /// <summary>Without it, the target of the resolution as a whole.</summary>
    public Guid? ClauseId { get; init; }
    public Guid? ElementId { get; init; }
    public ElementRole? Role { get; init; }
    public string? Label { get; init; }
    public int SortOrder { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClauseTarget>
    {
        public void Configure(EntityTypeBuilder<ClauseTarget> target)
        {
            target.ToTable("planning_clause_targets");
            target.HasIndex(t => new { t.TenantId, t.ResolutionId });
            target.HasIndex(t => new { t.TenantId, t.ElementId });
            target.Property(t => t.Label).HasMaxLength(300);
            target.Refers<ClauseTarget, CouncilResolution>(t => t.ResolutionId);
            target.Refers<ClauseTarget, ResolutionClause>(t => t.ClauseId);
            target.Refers<ClauseTarget, PlanElement>(t => t.ElementId);
        }
    }
}

/// <summary>Verpflichtete oder empfangende Stelle einer Klausel.</summary>
internal sealed class ClauseParty : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ClauseId { get; init; }
    public Guid? OrganisationId { get; init; }
    public string? Label { get; init; }

    /// <summary>Receives; otherwise it is obliged.</summary>
    public required bool IsRecipient { get; init; }
    public int SortOrder { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClauseParty>
    {
        public void Configure(EntityTypeBuilder<ClauseParty> party)
        {
            party.ToTable("planning_clause_parties");
            party.HasIndex(p => new { p.TenantId, p.ClauseId });
            party.Property(p => p.Label).HasMaxLength(300);
            party.Refers<ClauseParty, ResolutionClause>(p => p.ClauseId);
            party.Refers<ClauseParty, Organisation>(p => p.OrganisationId);
        }
    }
}
