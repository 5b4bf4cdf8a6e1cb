using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Priorities;

/// <summary>Prioritätsentscheidung eines Gremiums over an element. It goes before the plan's own priority and never changes it: both are shown (invariant 15).</summary>
internal sealed class PriorityDecision : IOwnedByTenant, IKeyed, IRevised
{
    public const int LevelMax = AttributeDefinition.ChoiceMax;
    public const int ReasonMax = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public Guid ElementId { get; set; }

    /// <summary>In the words of the scale at that time; a scale that is renamed later does not change what was decided.</summary>
    public string Level { get; set; } = "";
    public Guid CommitteeId { get; set; }
    public SourceDate DecidedOn { get; set; }
    public Guid? ResolutionId { get; set; }
    public string? Reason { get; set; }

    /// <summary>The earlier decision in whose place this one stands.</summary>
    public Guid? SupersedesId { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PriorityDecision>
    {
        public void Configure(EntityTypeBuilder<PriorityDecision> decision)
        {
            decision.ToTable("planning_priority_decisions");
            decision.Property(d => d.Key).HasMaxLength(Conventions.KeyMax);
            decision.HasIndex(d => new { d.TenantId, d.Key }).IsUnique();
            decision.HasIndex(d => new { d.TenantId, d.ElementId });
            decision.Property(d => d.Level).HasMaxLength(LevelMax);
            decision.Property(d => d.Reason).HasMaxLength(ReasonMax);
            decision.Property(d => d.SourceDetail).HasMaxLength(200);
            decision.Refers<PriorityDecision, PlanElement>(d => d.ElementId);
            decision.Refers<PriorityDecision, Organisation>(d => d.CommitteeId);
            decision.Refers<PriorityDecision, CouncilResolution>(d => d.ResolutionId);
            decision.Refers<PriorityDecision, PriorityDecision>(d => d.SupersedesId);
            decision.Refers(DocumentsKeys.Document, d => d.SourceId);
        }
    }
}
