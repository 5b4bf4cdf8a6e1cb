using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Structure;

/// <summary>Strukturprofil als ein Stück Daten: in a data file, in a template, in a form, and in what an undo goes back to.</summary>
internal sealed record ProfileRecord
{
    public required string Key { get; init; }
    public int Revision { get; init; } = 1;
    public required IReadOnlyList<TypeRecord> Types { get; init; }
    public IReadOnlyList<AttributeRecord> Attributes { get; init; } = [];
}

/// <summary>See <see cref="ElementType"/>.</summary>
internal sealed record TypeRecord
{
    public required string Key { get; init; }
    public required ElementRole Role { get; init; }
    public required string Singular { get; init; }
    public required string Plural { get; init; }
    public required IReadOnlyList<string> Parents { get; init; }
    public int? Min { get; init; }
    public int? Max { get; init; }
    public CountRule CountRule { get; init; }
    public string Number { get; init; } = NumberPattern.None;
    public IReadOnlyList<ElementFlag> Flags { get; init; } = [];
    public string? Help { get; init; }
    public TypeColour Colour { get; init; }
}

/// <summary>See <see cref="AttributeDefinition"/>.</summary>
internal sealed record AttributeRecord
{
    public required string Key { get; init; }
    public required string Label { get; init; }
    public string? Help { get; init; }
    public required IReadOnlyList<string> On { get; init; }
    public required AttributeType Type { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<string> Choices { get; init; } = [];
    public bool Required { get; init; }
    public Visibility Visible { get; init; }
    public FieldEditor EditableBy { get; init; }
    public bool InReport { get; init; }
    public bool InDiff { get; init; }
    public bool InExport { get; init; }
}
