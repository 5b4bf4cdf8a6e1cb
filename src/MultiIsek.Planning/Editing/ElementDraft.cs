using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Entwurf einer Person: what she typed and has not saved. One per person and element of a version; nobody else reads it.</summary>
internal sealed class ElementDraft : IOwnedByTenant, IUnseen
{
    /// <summary>Characters of all fields together; the longest body is a third of it.</summary>
    public const int SizeMax = 300_000;

    /// <summary>Days after which a draft that nobody touched goes.</summary>
    public const int KeptDays = 30;

    public int TenantId { get; private set; }

    /// <summary>As <see cref="ElementChange.Actor"/>.</summary>
    public required string Actor { get; init; }
    public required Guid PlanVersionId { get; init; }
    public required Guid ElementId { get; init; }
    public DateTime SavedAt { get; set; }

    /// <summary>The state from which the person began; see <see cref="ElementForm.Stamp"/>.</summary>
    public string BaseStamp { get; set; } = "";
    public int BaseRevision { get; set; }
    public Dictionary<string, string> Form { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<ElementDraft>
    {
        public void Configure(EntityTypeBuilder<ElementDraft> draft)
        {
            draft.ToTable("planning_element_drafts");
            draft.HasKey(d => new
            {
                d.TenantId,
                d.Actor,
                d.PlanVersionId,
                d.ElementId,
            });
            draft.Property(d => d.Actor).HasMaxLength(ElementChange.ActorMax);
            draft.Property(d => d.BaseStamp).HasMaxLength(ElementForm.StampLength);
            draft.Property(d => d.Form).IsJson();
            draft.Refers<ElementDraft, PlanVersion>(d => d.PlanVersionId);
            draft.Refers<ElementDraft, PlanElement>(d => d.ElementId);
        }
    }
}
