using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Plans;

/// <param name="Level">0 for the children of a branch, 1 for theirs …</param>
/// <param name="IsTodo">No source gives its text.</param>
internal sealed record TreeRow(ElementHead Head, ElementType Type, int Level, bool IsTodo);

/// <summary>Siblings of one type, with all below them.</summary>
/// <param name="Heading">Only where types are mixed.</param>
/// <param name="Missing">What is said once for all rows without text; null where they differ.</param>
/// <param name="IsCompact">Many goals without wording stand in a short list.</param>
/// <param name="Gap">Which numbers there are, where some are left out.</param>
internal sealed record TreeGroup(string? Heading, IReadOnlyList<TreeRow> Rows, string? Missing, Guid? MissingDocumentId, bool IsCompact, string? Gap);

/// <summary>A top element with all below it; or, without <paramref name="Head"/>, top elements that have nothing below.</summary>
internal sealed record TreePart(ElementHead? Head, string Counts, bool IsOpen, IReadOnlyList<TreeGroup> Groups);

/// <summary>Gliederung zum Lesen: the outline as branches and rows.</summary>
internal static class PlanTree
{
    private const int CompactFrom = 6;

    /// <summary>Longer plans open their first branch only.</summary>
    private const int LongPlan = 60;

    /// <param name="isShown">The filter; null shows all and opens the first branch and those in which there is something to read.</param>
    public static IReadOnlyList<TreePart> Build(Outline outline, IReadOnlyDictionary<Guid, ElementType> types, Func<ElementHead, bool>? isShown)
    {
        var shown = isShown is null ? null : Shown(outline, isShown);
        List<TreePart> parts = [];
        List<ElementHead> leaves = [];
        // A top element without children stands as a branch all the same where others of its type have some.
        var branching = outline.Roots.Where(r => outline.ChildrenOf(r.Id).Any()).Select(r => r.TypeId).ToHashSet();
        foreach (var root in outline.Roots.Where(r => shown?.Contains(r.Id) ?? true))
        {
            if (!branching.Contains(root.TypeId))
            {
                leaves.Add(root);
                continue;
            }

            AddLeaves(parts, leaves, outline, types);
            var children = outline.ChildrenOf(root.Id).Where(c => shown?.Contains(c.Id) ?? true).ToList();
            var counts = string.Join(", ", ListPlansHandler.Count(outline.ChildrenOf(root.Id), types).Select(c => $"{c.Count}\u00a0{c.Label}"));
            var groups = Groups(children, outline, types, shown, isMixed: Types(outline.ChildrenOf(root.Id)) > 1);
            var isReadable = outline.All.Count <= LongPlan && groups.Exists(g => g.IsCompact || g.Rows.Any(r => !r.IsTodo));
            parts.Add(new TreePart(root, counts, shown is not null || parts.TrueForAll(p => p.Head is null) || isReadable, groups));
        }

        AddLeaves(parts, leaves, outline, types);
        return parts;
    }

    /// <summary>What several groups say alike about missing texts: it is said once, below the tree.</summary>
    public static IReadOnlyList<(string Missing, Guid? DocumentId)> Repeated(IReadOnlyList<TreePart> tree) =>
        [
            .. tree.SelectMany(p => p.Groups)
                .Where(g => g.Missing is not null && !g.IsCompact)
                .GroupBy(g => (g.Missing!, g.MissingDocumentId))
                .Where(same => same.Count() > 1)
                .Select(same => same.Key),
        ];

    private static int Types(IEnumerable<ElementHead> heads) => heads.Select(h => h.TypeId).Distinct().Count();

    private static void AddLeaves(List<TreePart> parts, List<ElementHead> leaves, Outline outline, IReadOnlyDictionary<Guid, ElementType> types)
    {
        if (leaves.Count > 0)
        {
            parts.Add(new TreePart(null, "", true, Groups(leaves, outline, types, null, isMixed: true)));
            leaves.Clear();
        }
    }

    private static HashSet<Guid> Shown(Outline outline, Func<ElementHead, bool> isShown)
    {
        HashSet<Guid> shown = [];
        foreach (var head in outline.All.Where(isShown))
        {
            shown.Add(head.Id);
            shown.UnionWith(outline.Above(head).Select(h => h.Id));
        }

        return shown;
    }

    private static List<TreeGroup> Groups(List<ElementHead> siblings, Outline outline, IReadOnlyDictionary<Guid, ElementType> types, HashSet<Guid>? shown, bool isMixed)
    {
        List<TreeGroup> groups = [];
        for (var from = 0; from < siblings.Count; )
        {
            var type = types[siblings[from].TypeId];
            var run = siblings.Skip(from).TakeWhile(s => s.TypeId == type.Id).ToList();
            from += run.Count;
            List<TreeRow> rows = [];
            run.ForEach(head => AddRows(rows, head, 0, outline, types, shown));
            var todo = rows.Where(r => r.IsTodo).Select(r => (r.Head.Missing, r.Head.MissingDocumentId)).ToList();
            var isSame = todo.Count > 1 && todo.Distinct().Count() == 1;
            var isSingle = run.Count == 1 && run[0].ParentId is not null;
            var heading =
                !isMixed || isSingle ? null
                : run.Count == 1 ? type.Singular
                : type.Plural;
            var isCompact = type.Role == ElementRole.Goal && run.Count >= CompactFrom && isSame && todo.Count == rows.Count;
            groups.Add(
                new TreeGroup(
                    heading,
                    rows,
                    isSame ? todo[0].Missing : null,
                    isSame ? todo[0].MissingDocumentId : null,
                    isCompact,
                    shown is null ? NumberGap.Of(run, type.Plural) : null
                )
            );
        }

        return groups;
    }

    private static void AddRows(List<TreeRow> rows, ElementHead head, int level, Outline outline, IReadOnlyDictionary<Guid, ElementType> types, HashSet<Guid>? shown)
    {
        rows.Add(new TreeRow(head, types[head.TypeId], level, head.IsTodo));
        foreach (var child in outline.ChildrenOf(head.Id).Where(c => shown?.Contains(c.Id) ?? true))
        {
            AddRows(rows, child, level + 1, outline, types, shown);
        }
    }
}
