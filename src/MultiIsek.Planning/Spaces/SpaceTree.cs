namespace MultiIsek.Planning.Spaces;

/// <summary>Which place lies in which.</summary>
internal sealed class SpaceTree(IReadOnlyList<Space> spaces)
{
    private readonly Dictionary<Guid, Space> _byId = spaces.ToDictionary(s => s.Id);
    private readonly ILookup<Guid, Space> _children = spaces.ToLookup(s => s.ParentId ?? Guid.Empty);

    public Space? Find(Guid? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;

    public IEnumerable<Space> ChildrenOf(Guid id) => _children[id];

    /// <summary>The places around it, the nearest first. A ring in the data ends where it closes.</summary>
    public IEnumerable<Guid> Above(Guid id)
    {
        HashSet<Guid> seen = [id];
        for (var parent = Find(id)?.ParentId; parent is { } known && seen.Add(known); parent = Find(known)?.ParentId)
        {
            yield return known;
        }
    }

    /// <summary>The place and all in it.</summary>
    public IReadOnlySet<Guid> Within(Guid id)
    {
        HashSet<Guid> all = [id];
        Queue<Guid> open = new([id]);
        while (open.TryDequeue(out var at))
        {
            foreach (var child in _children[at].Where(c => all.Add(c.Id)))
            {
                open.Enqueue(child.Id);
            }
        }

        return all;
    }
}
