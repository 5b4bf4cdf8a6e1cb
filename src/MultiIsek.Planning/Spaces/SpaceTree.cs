namespace MultiIsek.Planning.Spaces;

/// <summary>Which place lies in which.</summary>
internal sealed class SpaceTree(IReadOnlyList<Space> spaces)
{
    private readonly Dictionary<Guid, Space> _byId = spaces.ToDictionary(s => s.Id);
    private readonly ILookup<Guid, Space> _children = spaces.ToLookup(s => s.ParentId ?? Guid.Empty);

    public Space? Find(Guid? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;

    public IEnumerable<Space> ChildrenOf(Guid id) => _children[id];

    public IEnumerable<Guid> Above(Guid id)
    {
        for (var parent = Find(id)?.ParentId; parent is { } known; parent = Find(known)?.ParentId)
        {
            yield return known;
        }
    }

    /// <summary>The place and all in it.</summary>
    public IReadOnlySet<Guid> Within(Guid id)
    {
        HashSet<Guid> all = [id];
        foreach (var child in _children[id])
        {
            all.UnionWith(Within(child.Id));
        }

        return all;
    }
}
