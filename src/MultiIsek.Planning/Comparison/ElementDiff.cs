using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Comparison;

/// <summary>Was sich an einem Element geändert hat.</summary>
internal enum DiffKind
{
    Added,
    Removed,
    Renamed,
    Renumbered,
    Moved,
    Split,
    Merged,
    Retyped,
    Text,
    Field,
    Cost,
    Priority,
    Links,
    Space,
    Actors,
    Documents,
}

/// <param name="Note">Said beside it: "+50.000 Euro, +25 %".</param>
internal sealed record Difference(DiffKind Kind, string Label, string Before, string After, string? Note = null);

/// <summary>An element of one side or both, and what differs.</summary>
/// <param name="Before">Null for what is new.</param>
/// <param name="After">Null for what is gone.</param>
/// <param name="Fate">What was said about its fate; null where nothing was.</param>
internal sealed record ElementDiff(ComparedElement? Before, ComparedElement? After, IReadOnlyList<Difference> Differences, Fate? Fate, string? Reason)
{
    public ComparedElement Shown => After ?? Before!;
    public bool IsSame => Differences.Count == 0;

    public bool Is(DiffKind kind) => Differences.Any(d => d.Kind == kind);
}
