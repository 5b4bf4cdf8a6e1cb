using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>Nummernkreis: the last number given in a year.</summary>
internal sealed class ContributionCounter : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public required int Year { get; init; }
    public int Last { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContributionCounter>
    {
        public void Configure(EntityTypeBuilder<ContributionCounter> counter)
        {
            counter.ToTable("participation_counters");
            counter.HasKey(c => new { c.TenantId, c.Year });
        }
    }
}

/// <summary>Zähler der veröffentlichten Beiträge je Absatz: pages read it instead of counting.</summary>
internal sealed class ContributionCount : IOwnedByTenant
{
    public int TenantId { get; private set; }
    public required Guid PlanVersionId { get; init; }
    public required Guid ElementId { get; init; }
    public required int Paragraph { get; init; }
    public int Published { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContributionCount>
    {
        public void Configure(EntityTypeBuilder<ContributionCount> count)
        {
            count.ToTable("participation_counts");
            count.HasKey(c => new
            {
                c.TenantId,
                c.PlanVersionId,
                c.ElementId,
                c.Paragraph,
            });
            count.Refers(PlanningKeys.Element, c => c.ElementId);
            count.Refers(PlanningKeys.PlanVersion, c => c.PlanVersionId);
        }
    }
}
