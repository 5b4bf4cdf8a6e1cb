using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Element in einer Fassung: place, number, words. Immutable once the version is adopted.</summary>
internal sealed class ElementRevision : IOwnedByTenant, IRevised
{
    public const int TitleMax = 400;
    public const int LeadMax = 600;
    public const int BodyMax = 100_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public const int NumberMax = 30;

    public int TenantId { get; private set; }
    public required Guid ElementId { get; init; }
    public required Guid PlanVersionId { get; init; }
    public Guid TypeId { get; set; }
    public Guid? ParentElementId { get; set; }

    /// <summary>Place among its siblings, from 1.</summary>
    public int SortOrder { get; set; }

    /// <summary>Place in the whole version, depth first: previous and next follow from it.</summary>
    public int Position { get; set; }

    /// <summary>0 for elements at the top.</summary>
    public int Depth { get; set; }
    public string? Number { get; set; }

    /// <summary>The number was set by hand and need not fit its type's pattern.</summary>
    public bool IsNumberManual { get; set; }
    public string Title { get; set; } = "";

    /// <summary>The title letter for letter as printed, where that differs; never normalised.</summary>
    public string? TitleAsPublished { get; set; }
    public string? BodyAsPublished { get; set; }
    public string? Lead { get; set; }

    /// <summary>Markdown, one string a paragraph: comments refer to paragraphs by number.</summary>
    public List<string> Body { get; set; } = [];

    /// <summary>What the text is where it is not the plan's own wording ("Zusammenfassung").</summary>
    public string? BodyLabel { get; set; }

    /// <summary>Said in place of a text that no source gives.</summary>
    public string? Missing { get; set; }
    public Guid? MissingDocumentId { get; set; }
    public List<string> PlainLanguage { get; set; } = [];

    /// <summary>Values of custom fields by key, as in the data file.</summary>
    public Dictionary<string, JsonElement> Attributes { get; set; } = [];
    public string? SpaceNote { get; set; }
    public Guid? DocumentGroupId { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int Revision { get; set; }

    /// <summary>The same words at the same place in another version.</summary>
    public ElementRevision For(Guid version) =>
        new()
        {
            ElementId = ElementId,
            PlanVersionId = version,
            TypeId = TypeId,
            ParentElementId = ParentElementId,
            SortOrder = SortOrder,
            Position = Position,
            Depth = Depth,
            Number = Number,
            IsNumberManual = IsNumberManual,
            Title = Title,
            TitleAsPublished = TitleAsPublished,
            BodyAsPublished = BodyAsPublished,
            Lead = Lead,
            Body = [.. Body],
            BodyLabel = BodyLabel,
            Missing = Missing,
            MissingDocumentId = MissingDocumentId,
            PlainLanguage = [.. PlainLanguage],
            Attributes = Attributes.ToDictionary(),
            SpaceNote = SpaceNote,
            DocumentGroupId = DocumentGroupId,
            SourceId = SourceId,
            SourceDetail = SourceDetail,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<ElementRevision>
    {
        public void Configure(EntityTypeBuilder<ElementRevision> revision)
        {
            revision.ToTable("planning_element_revisions", t => t.HasTrigger("planning_element_revisions_frozen"));
            revision
                .HasIndex(r => new
                {
                    r.TenantId,
                    r.PlanVersionId,
                    r.ElementId,
                })
                .IsUnique();
            revision
                .HasIndex(r => new
                {
                    r.TenantId,
                    r.PlanVersionId,
                    r.Number,
                })
                .IsUnique();
            revision.HasIndex(r => new
            {
                r.TenantId,
                r.PlanVersionId,
                r.Position,
            });
            revision.Property(r => r.Number).HasMaxLength(NumberMax);
            revision.Property(r => r.Title).HasMaxLength(TitleMax);
            revision.Property(r => r.TitleAsPublished).HasMaxLength(TitleMax);
            revision.Property(r => r.BodyAsPublished).HasMaxLength(2000);
            revision.Property(r => r.Lead).HasMaxLength(LeadMax);
            revision.Property(r => r.Body).IsJson();
            revision.Property(r => r.BodyLabel).HasMaxLength(80);
            revision.Property(r => r.Missing).HasMaxLength(500);
            revision.Property(r => r.PlainLanguage).IsJson();
            revision.Property(r => r.Attributes).IsJson();
            revision.Property(r => r.SpaceNote).HasMaxLength(300);
            revision.Property(r => r.SourceDetail).HasMaxLength(200);
            revision.Refers<ElementRevision, PlanElement>(r => r.ElementId);
            revision.Refers<ElementRevision, PlanElement>(r => r.ParentElementId);
            revision.Refers<ElementRevision, PlanVersion>(r => r.PlanVersionId);
            revision.Refers<ElementRevision, ElementType>(r => r.TypeId);
            revision.Refers(DocumentsKeys.Document, r => r.MissingDocumentId);
            revision.Refers(DocumentsKeys.Group, r => r.DocumentGroupId);
            revision.Refers(DocumentsKeys.Document, r => r.SourceId);
        }
    }
}
