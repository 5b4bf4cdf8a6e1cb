using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Transfer;

/// <summary>elements/&lt;version&gt;.json: the tree of each version, with links, lineage, places, bodies and documents.</summary>
internal sealed partial class ElementsTransfer : TransferPart
{
    public override int Order => 23;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type> { ["elements"] = typeof(ElementsFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<PlansFile>(PlansTransfer.File, ct) is not { } plans)
        {
            return;
        }

        List<VersionTree> trees = [];
        foreach (var (version, plan) in plans.Root.Plans.SelectMany(p => p.Versions.Select(v => (v, p))))
        {
            var name = $"elements/{version.Key}.json";
            var isBound = version.State is PlanVersionState.InCouncil or PlanVersionState.Adopted or PlanVersionState.Superseded;
            if (await import.ReadAsync<ElementsFile>(name, ct, isBound ? [] : [PartOf(version)]) is { } file)
            {
                trees.Add(VersionTree.Of(import, file, version, plan));
            }
            else if (isBound)
            {
                import.Error(name, $"Die Datei fehlt: Ohne ihre Elemente kann die Fassung „{version.Name}“ nicht beschlossen werden.");
            }
        }

        await ReadElementsAsync(import, trees, ct);
        foreach (var tree in trees)
        {
            await ReadVersionAsync(import, tree, ct);
        }
    }

    private static string PartOf(VersionRecord version) => $"{PlanningKeys.ElementKind} in {version.Key}";

    /// <summary>The elements themselves: what stays the same over all versions.</summary>
    private static async Task ReadElementsAsync(Import import, List<VersionTree> trees, CancellationToken ct)
    {
        if (trees.Count == 0)
        {
            return;
        }

        foreach (
            var (tree, node) in trees
                .SelectMany(t => t.Nodes.Select(n => (t, n)))
                .GroupBy(n => n.n.Record.Key)
                .Where(g => g.Select(n => n.t.Plan.Key).Distinct().Count() > 1)
                .Select(g => g.Last())
        )
        {
            import.Error(tree.File, $"{node.Path}.key", $"„{node.Record.Key}“ gehört schon zu einem anderen Konzept.");
        }

        await import.MergeAsync(
            trees[0].File,
            PlanningKeys.ElementKind,
            trees.SelectMany(t => t.Nodes.Select(n => (new ElementKey(n.Record.Key, t.Plan.Key), n.Path))).DistinctBy(e => e.Item1.Key).ToList(),
            e => e.Key,
            key => new PlanElement { Key = key },
            (row, record, _, _) =>
            {
                row.PlanId = import.Known(PlanningKeys.PlanKind, record.Plan) ?? Guid.Empty;
                return Task.CompletedTask;
            },
            ct,
            clear: row => DeskState.ForgetAsync(import.Db, row.Id, ct)
        );
    }

    private static async Task ReadVersionAsync(Import import, VersionTree tree, CancellationToken ct)
    {
        var db = import.Db;
        var versionId = import.Known(PlanningKeys.VersionKind, tree.Version.Key) ?? Guid.Empty;
        var version =
            db.ChangeTracker.Entries<PlanVersion>().Select(e => e.Entity).FirstOrDefault(v => v.Id == versionId)
            ?? await db.Set<PlanVersion>().SingleAsync(v => v.Id == versionId, ct);
        var types = await db.Set<ElementType>().Where(t => t.ProfileId == version.ProfileId).ToDictionaryAsync(t => t.Key, ct);
        var fields = await db.Set<AttributeDefinition>().Where(a => a.ProfileId == version.ProfileId).ToListAsync(ct);
        var check = new TreeCheck(import, tree, types, fields);
        check.Run();
        var rows = await db.Set<ElementRevision>().Where(r => r.PlanVersionId == versionId).ToDictionaryAsync(r => r.ElementId, ct);
        var desk = await DeskState.LoadAsync(db, versionId, ct);
        var part = PartOf(tree.Version);
        HashSet<string> seen = [];
        // Like a record: the order of the desk stays until the file's own order changes.
        var order = tree.Nodes.Select(n => new { n.Record.Key, Parent = n.Parent?.Record.Key }).ToList();
        var (isOrderEdited, _) = await import.IsEditedAsync("Gliederung", tree.Version.Key, order, rows.Count == 0 && !desk.IsEdited, ct);
        foreach (var node in tree.Nodes.Where(n => seen.Add(n.Record.Key)))
        {
            var elementId = import.Known(PlanningKeys.ElementKind, node.Record.Key)!.Value;
            rows.TryGetValue(elementId, out var row);
            var (isEdited, _) = await import.IsEditedAsync(part, node.Record.Key, node.State, row is null && !desk.HasDeleted(elementId), ct);
            var isMoved = isOrderEdited && row is not null && (row.SortOrder, row.Position, row.Depth) != (node.SortOrder, node.Position, node.Depth);
            if (!isEdited && !isMoved)
            {
                continue;
            }

            if (version.IsFrozen)
            {
                import.Error(tree.File, node.Path, $"Die Fassung „{version.Name}“ ist beschlossen und bleibt, wie sie ist. Legen Sie eine neue Fassung an.");
                continue;
            }

            if (row is null)
            {
                row = new ElementRevision { ElementId = elementId, PlanVersionId = versionId };
                db.Add(row);
            }

            if (isOrderEdited || row.Position == 0)
            {
                (row.SortOrder, row.Position, row.Depth) = (node.SortOrder, node.Position, node.Depth);
            }

            if (!isEdited)
            {
                continue;
            }

            Apply(import, tree, node, row, types);
            await ReplaceCompanyAsync(import, tree, node, row, ct);
        }

        var gone = await import.ForgetOthersAsync(part, seen, ct);
        var goneIds = await db.Set<PlanElement>().Where(e => gone.Contains(e.Key)).Select(e => e.Id).ToListAsync(ct);
        foreach (var row in rows.Values.Where(r => goneIds.Contains(r.ElementId)).ToList())
        {
            if (version.IsFrozen)
            {
                import.Error(tree.File, "elements", $"Die Fassung „{version.Name}“ ist beschlossen: „{row.Title}“ kann nicht entfallen.");
                continue;
            }

            await ClearCompanyAsync(import, versionId, row.ElementId, ct);
            db.RemoveRange(
                await db.Set<ElementLink>().Where(l => l.PlanVersionId == versionId && (l.FromElementId == row.ElementId || l.ToElementId == row.ElementId)).ToListAsync(ct)
            );
            db.Remove(row);
        }

        if (!version.IsFrozen && desk.IsEdited)
        {
            desk.Arrange(import, tree, version, rows, types.Values);
        }

        await WorkingTree.FreeNumbersAsync(db, rows.Values, ct);

        await ReadLinksAsync(import, tree, version, desk, ct);
        await ReadLineageAsync(import, tree, versionId, desk, ct);
    }

    private sealed record ElementKey(string Key, string Plan);
}
