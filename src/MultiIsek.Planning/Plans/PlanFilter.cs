using MultiIsek.Kernel.Search;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Plans;

/// <summary>Filter eines Plans: by words of number, title and lead, and by place.</summary>
/// <param name="Places">The places that elements of this version name, and those around them.</param>
internal sealed record PlanFilter(string? Words, Space? Place, IReadOnlyList<Space> Places, bool IsOffered, int Hits)
{
    public const int OfferedAbove = 12;
    public const int WordsMax = 100;

    public bool IsActive => Words is not null || Place is not null;

    public static (PlanFilter Filter, Func<ElementHead, bool>? IsShown) Of(
        Outline outline,
        IReadOnlyDictionary<Guid, ElementType> types,
        IReadOnlyList<Space> spaces,
        string? words,
        string? place
    )
    {
        var text = string.IsNullOrWhiteSpace(words) ? null : words.Trim()[..Math.Min(words.Trim().Length, WordsMax)];
        var tree = new SpaceTree(spaces);
        var used = outline.All.SelectMany(h => outline.SpacesOf(h.Id)).ToHashSet();
        used.UnionWith(used.SelectMany(tree.Above).ToList());
        var chosen = spaces.FirstOrDefault(s => s.Key == place);
        var within = chosen is null ? null : tree.Within(chosen.Id);
        var stems = text is null ? [] : German.Stems(text).ToList();
        bool IsShown(ElementHead head) =>
            (within is null || outline.SpacesOf(head.Id).Any(within.Contains))
            && (stems.Count == 0 || Contains(German.Index($"{types[head.TypeId].Singular} {head.Title} {head.Lead}"), head.Number, stems));
        var isActive = chosen is not null || stems.Count > 0;
        var hits = isActive ? outline.All.Count(IsShown) : outline.All.Count;
        var filter = new PlanFilter(text, chosen, [.. spaces.Where(s => used.Contains(s.Id))], outline.All.Count > OfferedAbove || isActive, hits);
        return (filter, isActive ? IsShown : null);
    }

    private static bool Contains(string index, string? number, List<string> stems) =>
        stems.TrueForAll(s => index.Contains(s, StringComparison.Ordinal) || (number is not null && German.Stems(number).Contains(s)));
}
