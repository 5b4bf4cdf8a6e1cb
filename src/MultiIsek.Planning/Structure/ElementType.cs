using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Structure;

internal enum CountRule
{
    Error,
    Warning,
}

internal enum ElementFlag
{
    Trackable,
    Commentable,
    Locatable,
    Budgetable,
    Prioritisable,
    CountsAsMeasure,
    InNavigation,
    HasPlainLanguage,
}

/// <summary>Farbe eines Typs: one of a few that can be told apart and read in light and dark.</summary>
internal enum TypeColour
{
    None,
    Blue,
    Teal,
    Green,
    Ochre,
    Rust,
    Plum,
    Slate,
}

/// <summary>Elementtyp: a level in the city's own words, mapped to one of the ten roles.</summary>
internal sealed class ElementType : IOwnedByTenant
{
    public const string Root = "ROOT";
    public const int LabelMax = 80;
    public const int HelpMax = 500;
    public const int NumberMax = 40;
    public const int CountMax = 5000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ProfileId { get; init; }
    public required string Key { get; init; }
    public ElementRole Role { get; set; }
    public string Singular { get; set; } = "";
    public string Plural { get; set; } = "";

    /// <summary>Keys of the types below which it may stand, or ROOT.</summary>
    public List<string> Parents { get; set; } = [];
    public int? MinCount { get; set; }
    public int? MaxCount { get; set; }
    public CountRule CountRule { get; set; }

    /// <summary><c>{n}</c>, <c>{A}</c>, <c>{parent}.{n}</c> …, "manual" or "none"; see <see cref="NumberPattern"/>.</summary>
    public string Number { get; set; } = NumberPattern.None;
    public List<ElementFlag> Flags { get; set; } = [];
    public string? Help { get; set; }
    public TypeColour Colour { get; set; }
    public int SortOrder { get; set; }

    public bool Is(ElementFlag flag) => Flags.Contains(flag);

    /// <summary>What is wrong with so many of them at one place, as a sentence; null when the profile allows it.</summary>
    public string? CountFault(int count)
    {
        if (!(count < MinCount) && !(count > MaxCount))
        {
            return null;
        }

        var most = MaxCount?.ToString(CultureInfo.InvariantCulture) ?? "beliebig viele";
        return $"{count}\u00a0{(count == 1 ? Singular : Plural)}; vorgesehen sind {(MinCount == MaxCount ? $"genau {most}" : $"{MinCount ?? 0} bis {most}")}.";
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ElementType>
    {
        public void Configure(EntityTypeBuilder<ElementType> type)
        {
            type.ToTable("planning_element_types", t => t.HasTrigger("planning_element_types_frozen"));
            type.Property(t => t.Key).HasMaxLength(Conventions.KeyMax);
            type.HasIndex(t => new
                {
                    t.TenantId,
                    t.ProfileId,
                    t.Key,
                })
                .IsUnique();
            type.Property(t => t.Singular).HasMaxLength(LabelMax);
            type.Property(t => t.Plural).HasMaxLength(LabelMax);
            type.Property(t => t.Parents).IsJson();
            type.Property(t => t.Flags).IsJson();
            type.Property(t => t.Number).HasMaxLength(NumberMax);
            type.Property(t => t.Help).HasMaxLength(HelpMax);
            type.Refers<ElementType, StructureProfile>(t => t.ProfileId);
        }
    }
}
