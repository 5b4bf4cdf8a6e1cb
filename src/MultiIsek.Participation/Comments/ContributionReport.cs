using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Comments;

/// <summary>Meldung eines Beitrags durch eine Leserin oder einen Leser.</summary>
internal sealed class ContributionReport : IOwnedByTenant
{
    public const int NoteMax = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ContributionId { get; init; }
    public required string Reason { get; init; }
    public string? Note { get; init; }
    public required DateTime ReportedAt { get; init; }

    /// <summary>From the form's token: the same form sent twice is one report.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The account that was signed in, where the form said so.</summary>
    public Guid? ReporterId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContributionReport>
    {
        public void Configure(EntityTypeBuilder<ContributionReport> report)
        {
            report.ToTable("participation_reports");
            report.HasIndex(r => new { r.TenantId, r.SubmissionId }).IsUnique();
            report.HasIndex(r => new { r.TenantId, r.ContributionId });
            report.HasIndex(r => new { r.TenantId, r.ReporterId });
            // What is old forgets its person.
            report.HasIndex(r => new { r.TenantId, r.ReportedAt });
            report.Property(r => r.Reason).HasMaxLength(60);
            report.Property(r => r.Note).HasMaxLength(NoteMax);
            report.Refers<ContributionReport, Contribution>(r => r.ContributionId);
        }
    }
}
