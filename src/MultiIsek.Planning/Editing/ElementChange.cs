using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

internal enum ChangeKind
{
    Created,
    Edited,
    Moved,
    Deleted,
    Restored,
}

/// <summary>Änderung an einem Element einer Fassung, in der gearbeitet wird: who, when, which fields, and how it read before.</summary>
internal sealed class ElementChange : IOwnedByTenant, IUnseen
{
    public const int ActorMax = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PlanVersionId { get; init; }
    public required Guid ElementId { get; init; }
    public required DateTime ChangedAt { get; init; }

    /// <summary>Who acted, as the log says it: an account's id, or an operator's. Empty when the account is gone.</summary>
    public string Actor { get; set; } = "";
    public required ChangeKind Kind { get; init; }

    /// <summary>Names of the form's fields that differ; see <see cref="ElementForm"/>.</summary>
    public List<string> Fields { get; init; } = [];

    /// <summary>The whole form before the change; empty for a new element.</summary>
    public Dictionary<string, string> Before { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<ElementChange>
    {
        public void Configure(EntityTypeBuilder<ElementChange> change)
        {
            change.ToTable("planning_element_changes");
            change.HasIndex(c => new
            {
                c.TenantId,
                c.PlanVersionId,
                c.ElementId,
                c.ChangedAt,
            });
            change.HasIndex(c => new { c.TenantId, c.Actor });
            change.Property(c => c.Actor).HasMaxLength(ActorMax);
            change.Property(c => c.Fields).IsJson();
            change.Property(c => c.Before).IsJson();
            change.Refers<ElementChange, PlanVersion>(c => c.PlanVersionId);
            change.Refers<ElementChange, PlanElement>(c => c.ElementId);
        }
    }
}
