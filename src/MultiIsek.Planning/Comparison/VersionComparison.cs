using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Synopse: two versions element by element. An element is matched by itself first, then by its lineage, never by its title.</summary>
internal sealed partial class VersionComparison
{
    /// <summary>What a difference of committees' decisions is called: none of the text.</summary>
    public const string DecidedLabel = "Priorität, von Gremien entschieden";

    private readonly Descents _descents;

    /// <summary>By key of an element: keys of those in which it lives on.</summary>
    private readonly Dictionary<string, HashSet<string>> _heirs;

    public VersionComparison(ComparedVersion before, ComparedVersion after, Descents descents)
    {
        (Before, After, _descents) = (before, after, descents);
        _heirs = before.Elements.ToDictionary(e => e.Key, e => Targets(e).Select(t => t.Key).ToHashSet());
        Elements = [.. Pairs().OrderBy(d => d.At).ThenBy(d => d.Diff.After is null ? 1 : 0).Select(d => d.Diff)];
        Structure = [.. StructureChanges.Of(before, after)];
    }

    public ComparedVersion Before { get; }
    public ComparedVersion After { get; }

    /// <summary>All of both, in the order of the later version; what is gone stands where it stood.</summary>
    public IReadOnlyList<ElementDiff> Elements { get; }

    /// <summary>What changed in the words and rules of the structure.</summary>
    public IReadOnlyList<string> Structure { get; }

    public int Unchanged => Elements.Count(e => e.IsSame);

    /// <summary>Elements with a difference, or with one of a kind.</summary>
    public IEnumerable<ElementDiff> Changed(DiffKind? only) => Elements.Where(e => only is { } kind ? e.Is(kind) : !e.IsSame);

    /// <summary>How many elements have a difference of each kind; kinds without any are left out.</summary>
    public IReadOnlyList<(DiffKind Kind, int Count)> Counts => [.. Enum.GetValues<DiffKind>().Select(k => (k, Elements.Count(e => e.Is(k)))).Where(c => c.Item2 > 0)];

    private IEnumerable<(double At, ElementDiff Diff)> Pairs()
    {
        var sources = Before.Elements.SelectMany(b => Targets(b).Select(a => (After: a, Before: b))).ToLookup(p => p.After.Id, p => p.Before);
        var place = 0d;
        foreach (var old in Before.Elements)
        {
            var said = _descents.Of(old.Id);
            var targets = Targets(old);
            if (targets.Count > 0)
            {
                place = targets[^1].Position;
            }
            else
            {
                // Behind what stood before it, in their order.
                place += 0.0001;
                yield return (place, new(old, null, [new(DiffKind.Removed, "Entfallen", old.Label, "")], said.Fate, said.Reason));
            }
        }

        foreach (var now in After.Elements)
        {
            var from = sources[now.Id].ToList();
            if (from.Count == 0)
            {
                yield return (now.Position, new(null, now, [new(DiffKind.Added, "Neu", "", now.Label)], null, null));
                continue;
            }

            // Of several sources the one that is the same element, or the first.
            var main = from.Find(b => b.Id == now.Id) ?? from[0];
            var said = _descents.Of(main.Id);
            List<Difference> differences = [];
            if (from.Count > 1)
            {
                differences.Add(new(DiffKind.Merged, "Zusammengeführt aus", string.Join('\n', from.Select(f => f.Label)), now.Label));
            }

            if (Targets(main) is { Count: > 1 } parts)
            {
                differences.Add(new(DiffKind.Split, "Aufgeteilt in", main.Label, string.Join('\n', parts.Select(p => p.Label))));
            }

            differences.AddRange(Differences(main, now));
            yield return (now.Position, new(main, now, differences, said.Fate, said.Reason));
        }
    }

    private List<ComparedElement> Targets(ComparedElement old) => [.. _descents.Of(old.Id).To.Select(to => After.Find(to)).OfType<ComparedElement>()];

    private bool IsHeir(string? old, string? now) => old == now || (old is not null && now is not null && _heirs.TryGetValue(old, out var heirs) && heirs.Contains(now));

    private IEnumerable<Difference> Differences(ComparedElement old, ComparedElement now)
    {
        if (old.Title != now.Title)
        {
            yield return new(DiffKind.Renamed, "Titel", old.Title, now.Title);
        }

        if (old.Number != now.Number)
        {
            yield return new(DiffKind.Renumbered, "Nummer", old.Number ?? "ohne", now.Number ?? "ohne");
        }

        if (HasMoved(old, now))
        {
            yield return new(DiffKind.Moved, "Platz", Way(old), Way(now));
        }

        if (old.TypeKey != now.TypeKey && old.TypeLabel != now.TypeLabel)
        {
            yield return new(DiffKind.Retyped, "Typ", old.TypeLabel, now.TypeLabel);
        }

        foreach (var (label, was, text) in Joined(old.Texts, now.Texts, t => t.Label, t => t.Text))
        {
            yield return new(DiffKind.Text, label, was, text);
        }

        foreach (var difference in Fields(old, now))
        {
            yield return difference;
        }

        if (!old.Decided.SequenceEqual(now.Decided))
        {
            yield return new(DiffKind.Priority, DecidedLabel, string.Join('\n', old.Decided), string.Join('\n', now.Decided));
        }

        if (old.Spaces != now.Spaces)
        {
            yield return new(DiffKind.Space, "Orte", old.Spaces, now.Spaces);
        }

        foreach (
            var difference in new[]
            {
                Items(DiffKind.Actors, "Beteiligte Stellen", old.Actors, now.Actors),
                Items(DiffKind.Documents, "Dokumente", old.Documents, now.Documents),
                Items(DiffKind.Links, "Verknüpfungen", old.Links, now.Links),
            }.OfType<Difference>()
        )
        {
            yield return difference;
        }
    }

    private Difference? Items(DiffKind kind, string label, IReadOnlyList<ComparedItem> old, IReadOnlyList<ComparedItem> now)
    {
        bool IsSame(ComparedItem was, ComparedItem item) => was.Same == item.Same && IsHeir(was.Element, item.Element);
        var gone = old.Where(was => !now.Any(item => IsSame(was, item))).Select(i => i.Text).ToList();
        var come = now.Where(item => !old.Any(was => IsSame(was, item))).Select(i => i.Text).ToList();
        return gone.Count + come.Count == 0 ? null : new(kind, label, string.Join('\n', gone), string.Join('\n', come));
    }

    /// <summary>Below another element, matched as elements are; a new name of the same parent is no move.</summary>
    private bool HasMoved(ComparedElement old, ComparedElement now) =>
        (old.ParentId, now.ParentId) switch
        {
            (null, null) => false,
            (null, _) or (_, null) => true,
            var (was, parent) when was == parent => false,
            // What the former parent became; one that is still there has not become anything else.
            var (was, parent) when After.Find(was) is null && IsHeir(Before.Find(was)?.Key, After.Find(parent)?.Key) => false,
            // Parents of another version are others by nature: their titles decide.
            _ => Before.Find(now.ParentId) is not null || After.Find(old.ParentId) is not null || Before.Find(old.ParentId)?.Title != After.Find(now.ParentId)?.Title,
        };

    private static string Way(ComparedElement element) => element.Path.Count == 0 ? "ganz oben" : string.Join(" › ", element.Path);

    private static IEnumerable<(string Label, string Before, string After)> Joined<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, Func<T, string> label, Func<T, string> text) =>
        old.Concat(now)
            .Select(label)
            .Distinct()
            .Select(l => (l, string.Concat(old.Where(t => label(t) == l).Select(text)), string.Concat(now.Where(t => label(t) == l).Select(text))))
            .Where(t => t.Item2 != t.Item3);
}
