using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Synopse als Datei: what stands in it, whatever its format.</summary>
/// <param name="Only">Null for all kinds of changes.</param>
/// <param name="Coverage">Null where the later version is not based on the earlier.</param>
/// <param name="IsHidden">One of the versions is read by staff only.</param>
internal sealed record Synopsis(VersionComparison Comparison, DiffKind? Only, IReadOnlyList<CouncilResolution> Resolutions, LineageReport? Coverage, bool IsHidden)
{
    public const int ElementsMax = 5000;

    public const string HiddenNote = "Enthält eine Fassung, die noch nicht öffentlich ist.";

    public IReadOnlyList<ElementDiff> Changed { get; } = [.. Comparison.Changed(Only).Take(ElementsMax)];

    /// <summary>Elements that found no room.</summary>
    public int Beyond => Comparison.Changed(Only).Count() - Changed.Count;

    public string Title => $"Synopse: {Comparison.After.Plan.ShortName}";

    public string? BeyondNote =>
        Beyond == 0 ? null : $"Gezeigt sind die ersten {ElementsMax} geänderten Elemente; {GermanText.Count(Beyond, "weiteres fehlt", "weitere fehlen")} hier.";

    public string NameOf(ComparedVersion side) => Comparison.Before.Plan.Id == Comparison.After.Plan.Id ? side.Version.Name : $"{side.Plan.ShortName}: {side.Version.Name}";

    /// <summary>What is new or gone shows all of its text; other differences show theirs.</summary>
    public static Difference Full(ElementDiff diff, Difference difference) =>
        difference.Kind switch
        {
            DiffKind.Added => difference with { After = diff.After!.Whole },
            DiffKind.Removed => difference with { Before = diff.Before!.Whole },
            _ => difference,
        };

    /// <summary>What was said about its fate; nothing for what is new.</summary>
    public static string FateOf(ElementDiff diff) => diff is { Before: not null, Fate: { } fate } ? Elements.ElementWords.Word(fate) : "";
}
