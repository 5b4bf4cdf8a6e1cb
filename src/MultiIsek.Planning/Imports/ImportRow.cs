using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Imports;

/// <summary>A line or section of a file, as what it would make of the version.</summary>
/// <param name="No">Number in the file.</param>
/// <param name="ElementId">Null for a new element.</param>
internal sealed record ImportRow(int No, Guid? ElementId, ElementForm Before, ElementForm After)
{
    /// <summary>Whether the file says where it stands; otherwise it stays where it is.</summary>
    public bool HasPlace { get; init; }
    public Guid? ParentId { get; init; }

    /// <summary>The row whose new element it stands below.</summary>
    public int? ParentNo { get; init; }
    public string? Source { get; init; }

    /// <summary>What is wrong, by the form's field or <see cref="Place"/>.</summary>
    public List<Fault> Faults { get; init; } = [];

    /// <summary>Of its type or place so little is known that it cannot be tried.</summary>
    public bool IsLost { get; init; }
    public bool IsNew => ElementId is null;
    public IReadOnlyList<string> Changed => After.Differing(Before);

    /// <summary>Faults of its place in the tree carry this name.</summary>
    public const string Place = "parent";
}
