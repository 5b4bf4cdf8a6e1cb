using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

internal enum TreeStepKind
{
    Moved,
    Deleted,
    Restructured,
}

internal static class TreeStepWords
{
    public static string Word(this TreeStepKind kind) =>
        kind switch
        {
            TreeStepKind.Moved => "verschoben",
            TreeStepKind.Deleted => "gelöscht",
            TreeStepKind.Restructured => "geändert",
        };
}

/// <summary>Letzte Schritte in der Gliederung: what is needed to take a move or a deletion back. Gone after 30 days.</summary>
internal sealed class TreeStep : IOwnedByTenant, IUnseen
{
    public const int LabelMax = 450;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PlanVersionId { get; init; }
    public required DateTime DoneAt { get; init; }
    public required string Actor { get; set; }
    public required TreeStepKind Kind { get; init; }
    public required string Label { get; init; }

    /// <summary>Names of kinds of rows, each with the rows as JSON; see <see cref="TreeSteps"/>.</summary>
    public Dictionary<string, string> Rows { get; init; } = [];

    /// <summary>Whether what it would bring back names this row.</summary>
    public bool Holds(Guid id) => Rows.Values.Any(r => r.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));

    internal sealed class Mapping : IEntityTypeConfiguration<TreeStep>
    {
        public void Configure(EntityTypeBuilder<TreeStep> step)
        {
            step.ToTable("planning_tree_steps");
            step.HasIndex(s => new
            {
                s.TenantId,
                s.PlanVersionId,
                s.DoneAt,
            });
            step.Property(s => s.Actor).HasMaxLength(ElementChange.ActorMax);
            step.Property(s => s.Label).HasMaxLength(LabelMax);
            step.Property(s => s.Rows).IsJson();
            step.Refers<TreeStep, PlanVersion>(s => s.PlanVersionId);
        }
    }
}
