using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Transfer;

/// <summary>An element at its place in the tree of a data file.</summary>
internal sealed record ElementNode(ElementRecord Record, string Path, ElementNode? Parent, int SortOrder, int Position, int Depth)
{
    /// <summary>What counts as edited: the words, the company and the parent; not the order and the children.</summary>
    public object State => new { Record = Record with { Children = [] }, Parent = Parent?.Record.Key };
}

/// <summary>A version's tree as its file holds it, flattened depth first.</summary>
internal sealed class VersionTree
{
    private readonly Dictionary<string, ElementNode> _byKey = [];

    private VersionTree(JsonFile<ElementsFile> file, VersionRecord version, PlanRecord plan) => (File, Version, Plan) = (file, version, plan);

    public JsonFile<ElementsFile> File { get; }
    public VersionRecord Version { get; }
    public PlanRecord Plan { get; }
    public List<ElementNode> Nodes { get; } = [];

    public static VersionTree Of(Import import, JsonFile<ElementsFile> file, VersionRecord version, PlanRecord plan)
    {
        var tree = new VersionTree(file, version, plan);
        if (file.Root.Version != version.Key)
        {
            import.Error(file, "version", $"Die Datei heißt nach der Fassung „{version.Key}“; hier steht eine andere.");
        }

        tree.Add(import, file.Root.Elements, "elements", null);
        return tree;
    }

    /// <summary>The id of an element of this version; an unknown one is an error with its place.</summary>
    public Guid? IdOf(Import import, string field, string key)
    {
        if (_byKey.ContainsKey(key))
        {
            return import.Known(PlanningKeys.ElementKind, key);
        }

        import.Error(File, field, $"„{key}“ gibt es in dieser Fassung nicht.");
        return null;
    }

    private void Add(Import import, IReadOnlyList<ElementRecord> siblings, string path, ElementNode? parent)
    {
        for (var i = 0; i < siblings.Count; i++)
        {
            var node = new ElementNode(siblings[i], $"{path}[{i}]", parent, i + 1, Nodes.Count + 1, (parent?.Depth ?? -1) + 1);
            if (!_byKey.TryAdd(node.Record.Key, node))
            {
                import.Error(File, $"{node.Path}.key", $"„{node.Record.Key}“ kommt zweimal vor.");
            }

            Nodes.Add(node);
            Add(import, siblings[i].Children, $"{node.Path}.children", node);
        }
    }
}
