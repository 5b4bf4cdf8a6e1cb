using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Planning.Structure;

internal enum AttributeType
{
    Text,
    RichText,
    Number,
    Money,
    Date,
    Year,
    YearRange,
    Boolean,
    Choice,
    MultiChoice,
    OrderedChoice,
    OrganisationRef,
    SpaceRef,
    ElementRef,
    DocumentRef,
    Url,
    TermRef,
}

internal enum Visibility
{
    Public,
    Staff,
}

/// <summary>Wer das Feld ausfüllt.</summary>
internal enum FieldEditor
{
    /// <summary>Redaktion und Leitung.</summary>
    Editor,

    /// <summary>Leitung allein.</summary>
    Admin,

    /// <summary>Auch das zuständige Fachamt.</summary>
    Department,
}

/// <summary>Zusatzfeld: a field that the city adds to some of its types.</summary>
internal sealed class AttributeDefinition : IOwnedByTenant
{
    public const int UnitMax = 40;
    public const int ChoicesMax = 100;
    public const int ChoiceMax = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ProfileId { get; init; }
    public required string Key { get; init; }
    public string Label { get; set; } = "";
    public string? Help { get; set; }

    /// <summary>Keys of the types that have the field.</summary>
    public List<string> On { get; set; } = [];
    public AttributeType Type { get; set; }
    public string? Unit { get; set; }
    public List<string> Choices { get; set; } = [];
    public bool IsRequired { get; set; }
    public Visibility Visible { get; set; }
    public FieldEditor EditableBy { get; set; }
    public bool InReport { get; set; }
    public bool InDiff { get; set; }
    public bool InExport { get; set; }
    public int SortOrder { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AttributeDefinition>
    {
        public void Configure(EntityTypeBuilder<AttributeDefinition> attribute)
        {
            attribute.ToTable("planning_attribute_definitions", t => t.HasTrigger("planning_attribute_definitions_frozen"));
            attribute.Property(a => a.Key).HasMaxLength(Conventions.KeyMax);
            attribute
                .HasIndex(a => new
                {
                    a.TenantId,
                    a.ProfileId,
                    a.Key,
                })
                .IsUnique();
            attribute.Property(a => a.Label).HasMaxLength(ElementType.LabelMax);
            attribute.Property(a => a.Help).HasMaxLength(ElementType.HelpMax);
            attribute.Property(a => a.Unit).HasMaxLength(UnitMax);
            attribute.Property(a => a.On).IsJson();
            attribute.Property(a => a.Choices).IsJson();
            attribute.Refers<AttributeDefinition, StructureProfile>(a => a.ProfileId);
        }
    }
}
