using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>An element of a version as lists need it: everything but its texts and custom fields.</summary>
internal sealed record ElementHead(
    Guid Id,
    string Key,
    Guid TypeId,
    Guid? ParentId,
    int Depth,
    string? Number,
    string Title,
    string? Lead,
    string? Missing,
    Guid? MissingDocumentId,
    bool HasText
)
{
    public string Label => ShownNumber is null ? Title : $"{Number} {Title}";

    /// <summary>The number where the title does not end in it: "Leitlinie 3" needs no 3 in front.</summary>
    public string? ShownNumber => field ??= Number is not null && Title.EndsWith($" {Number}", StringComparison.Ordinal) ? null : Number;

    /// <summary>No source gives its text; some have a text and say what is missing of it.</summary>
    public bool IsTodo => Missing is not null && !HasText;

    /// <summary>The title as headings and rows show it.</summary>
    public string Heading => field ??= GermanText.Hyphenate(Title);
}

/// <summary>Gliederung: the tree of one version, in its order.</summary>
internal sealed class Outline
{
    private readonly Dictionary<Guid, int> _places;
    private readonly Dictionary<string, ElementHead> _byKey;
    private readonly ILookup<Guid, ElementHead> _children;
    private readonly ILookup<Guid, Guid> _spaces;

    public Outline(Guid versionId, IReadOnlyList<ElementHead> all, IEnumerable<(Guid ElementId, Guid SpaceId)> spaces)
    {
        VersionId = versionId;
        All = all;
        _places = all.Select((head, place) => (head.Id, place)).ToDictionary(h => h.Id, h => h.place);
        _byKey = all.ToDictionary(h => h.Key);
        _children = all.ToLookup(h => h.ParentId ?? Guid.Empty);
        _spaces = spaces.ToLookup(s => s.ElementId, s => s.SpaceId);
    }

    public Guid VersionId { get; }
    public IReadOnlyList<ElementHead> All { get; }
    public IEnumerable<ElementHead> Roots => _children[Guid.Empty];

    public ElementHead? Find(Guid? id) => id is { } known && _places.TryGetValue(known, out var place) ? All[place] : null;

    public ElementHead? Find(string key) => _byKey.GetValueOrDefault(key);

    public IEnumerable<ElementHead> ChildrenOf(Guid id) => _children[id];

    /// <summary>All below it, in the order of the plan.</summary>
    public IEnumerable<ElementHead> Below(Guid id)
    {
        HashSet<Guid> seen = [id];
        Stack<ElementHead> open = new(_children[id].Reverse());
        while (open.TryPop(out var head))
        {
            if (!seen.Add(head.Id))
            {
                continue;
            }

            yield return head;
            foreach (var child in _children[head.Id].Reverse())
            {
                open.Push(child);
            }
        }
    }

    public IEnumerable<Guid> SpacesOf(Guid id) => _spaces[id];

    /// <summary>From the top down, without the element itself.</summary>
    public IReadOnlyList<ElementHead> Above(ElementHead head)
    {
        List<ElementHead> path = [];
        for (var parent = Find(head.ParentId); parent is not null && path.Count < All.Count; parent = Find(parent.ParentId))
        {
            path.Insert(0, parent);
        }

        return path;
    }

    /// <summary>The element that many places further in the order of the plan, or none.</summary>
    public ElementHead? Beside(Guid id, int steps) => All.ElementAtOrDefault(_places[id] + steps);

    public static async Task<Outline> LoadAsync(IsekDbContext db, PlanVersion version, CancellationToken ct)
    {
        List<string> nothing = [];
        var heads = await (
            from r in db.Set<ElementRevision>()
            join e in db.Set<PlanElement>() on r.ElementId equals e.Id
            where r.PlanVersionId == version.Id
            orderby r.Position
            select new ElementHead(r.ElementId, e.Key, r.TypeId, r.ParentElementId, r.Depth, r.Number, r.Title, r.Lead, r.Missing, r.MissingDocumentId, r.Body != nothing)
        ).ToListAsync(ct);
        var spaces = await db.Set<ElementSpace>().Where(s => s.PlanVersionId == version.Id).Select(s => new { s.ElementId, s.SpaceId }).ToListAsync(ct);
        return new Outline(version.Id, heads, spaces.Select(s => (s.ElementId, s.SpaceId)));
    }
}
