using System.Globalization;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Comparison;

/// <summary>Synopse: two versions element by element. An element is matched by itself first, then by its lineage, never by its title.</summary>
internal sealed class VersionComparison
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public VersionComparison(ComparedVersion before, ComparedVersion after, IReadOnlyList<Lineage> lineages)
    {
        (Before, After) = (before, after);
        Elements = [.. Pairs(lineages).OrderBy(d => d.At).ThenBy(d => d.Diff.After is null ? 1 : 0).Select(d => d.Diff)];
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

    private IEnumerable<(double At, ElementDiff Diff)> Pairs(IReadOnlyList<Lineage> lineages)
    {
        var fates = lineages.Where(l => l.FromVersionId == Before.Version.Id && l.ToVersionId == After.Version.Id).ToLookup(l => l.FromElementId);
        var sources = Before.Elements.SelectMany(b => Targets(b, [.. fates[b.Id]]).Select(a => (After: a, Before: b))).ToLookup(p => p.After.Id, p => p.Before);
        var place = 0d;
        foreach (var old in Before.Elements)
        {
            var said = fates[old.Id].ToList();
            var targets = Targets(old, said);
            if (targets.Count > 0)
            {
                place = targets[^1].Position;
            }
            else
            {
                // Behind what stood before it, in their order.
                place += 0.0001;
                yield return (place, new(old, null, [new(DiffKind.Removed, "Entfallen", old.Label, "")], said.FirstOrDefault()?.Fate, Reason(said)));
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
            var said = fates[main.Id].ToList();
            List<Difference> differences = [];
            if (from.Count > 1)
            {
                differences.Add(new(DiffKind.Merged, "Zusammengeführt aus", string.Join('\n', from.Select(f => f.Label)), now.Label));
            }

            if (Targets(main, said) is { Count: > 1 } parts)
            {
                differences.Add(new(DiffKind.Split, "Aufgeteilt in", main.Label, string.Join('\n', parts.Select(p => p.Label))));
            }

            differences.AddRange(Differences(main, now));
            yield return (now.Position, new(main, now, differences, said.FirstOrDefault()?.Fate, Reason(said)));
        }
    }

    private List<ComparedElement> Targets(ComparedElement old, IReadOnlyList<Lineage> said)
    {
        var named = said.Select(l => After.Find(l.ToElementId)).OfType<ComparedElement>().ToList();
        return named.Count > 0 ? named
            : After.Find(old.Id) is { } same ? [same]
            : [];
    }

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
            yield return new(DiffKind.Priority, "Priorität, von Gremien entschieden", string.Join('\n', old.Decided), string.Join('\n', now.Decided));
        }

        if (old.Spaces != now.Spaces)
        {
            yield return new(DiffKind.Space, "Orte", old.Spaces, now.Spaces);
        }

        var gone = old.Links.Except(now.Links).ToList();
        var come = now.Links.Except(old.Links).ToList();
        if (gone.Count + come.Count > 0)
        {
            yield return new(DiffKind.Links, "Verknüpfungen", string.Join('\n', gone), string.Join('\n', come));
        }
    }

    /// <summary>Below another element, matched as elements are; a new name of the same parent is no move.</summary>
    private bool HasMoved(ComparedElement old, ComparedElement now) =>
        (old.ParentId, now.ParentId) switch
        {
            (null, null) => false,
            (null, _) or (_, null) => true,
            var (was, parent) when was == parent => false,
            // Parents of another version are others by nature: their titles decide.
            _ => Before.Find(now.ParentId) is not null || After.Find(old.ParentId) is not null || Before.Find(old.ParentId)?.Title != After.Find(now.ParentId)?.Title,
        };

    private static string Way(ComparedElement element) => element.Path.Count == 0 ? "ganz oben" : string.Join(" › ", element.Path);

    private IEnumerable<Difference> Fields(ComparedElement old, ComparedElement now)
    {
        // Only what the later structure compares; a field that is gone shows what it said.
        var compared = After.Fields.Concat(Before.Fields.Where(b => After.Fields.All(a => a.Key != b.Key))).Where(f => f.InDiff).Select(f => f.Key).ToHashSet();
        foreach (var key in old.Fields.Concat(now.Fields).Select(f => f.Key).Distinct().Where(compared.Contains))
        {
            var (was, value) = (old.Fields.FirstOrDefault(f => f.Key == key), now.Fields.FirstOrDefault(f => f.Key == key));
            if (was?.Text == value?.Text)
            {
                continue;
            }

            var (before, after) = (was?.Text ?? "", value?.Text ?? "");
            var label = (value ?? was)!.Label;
            yield return (was ?? value)!.Amount is not null ? new(DiffKind.Cost, label, before, after, Rise(was?.Amount, value?.Amount))
            : (value ?? was)!.IsPriority ? new(DiffKind.Priority, label, before, after)
            : new(DiffKind.Field, label, before, after);
        }
    }

    private static string? Rise(decimal? before, decimal? after)
    {
        if (before is not { } was || after is not { } now)
        {
            return null;
        }

        var sign = now > was ? "+" : "−";
        var amount = $"{sign}{Math.Abs(now - was).ToString("#,##0.##", German)}\u00a0Euro";
        return was == 0 ? amount : $"{amount}, {sign}{Math.Abs((now - was) / was * 100).ToString("0.#", German)}\u00a0%";
    }

    private static IEnumerable<(string Label, string Before, string After)> Joined<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, Func<T, string> label, Func<T, string> text) =>
        old.Concat(now)
            .Select(label)
            .Distinct()
            .Select(l => (l, string.Concat(old.Where(t => label(t) == l).Select(text)), string.Concat(now.Where(t => label(t) == l).Select(text))))
            .Where(t => t.Item2 != t.Item3);

    private static string? Reason(List<Lineage> said) => said.Select(l => l.Reason).FirstOrDefault(r => r is not null);
}
