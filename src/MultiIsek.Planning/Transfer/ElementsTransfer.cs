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
internal sealed class ElementsTransfer : TransferPart
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

        await ReadCompanyAsync(import, trees, ct);
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
            clear: async row =>
            {
                await ClearAsync(import, row.Id, ct);
                await DeskState.ForgetAsync(import.Db, row.Id, ct);
            }
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
            import.RefuseDoubles(tree.File, node.Record.Spaces.Select((s, i) => (s, $"{node.Path}.spaces[{i}]")));
            db.RemoveRange(await db.Set<ElementSpace>().Where(s => s.PlanVersionId == versionId && s.ElementId == elementId).ToListAsync(ct));
            foreach (var (space, i) in node.Record.Spaces.Select((s, i) => (s, i)))
            {
                if (import.Find(tree.File, $"{node.Path}.spaces[{i}]", PlanningKeys.SpaceKind, space) is { } spaceId)
                {
                    db.Add(
                        new ElementSpace
                        {
                            PlanVersionId = versionId,
                            ElementId = elementId,
                            SpaceId = spaceId,
                        }
                    );
                }
            }
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

            db.RemoveRange(await db.Set<ElementSpace>().Where(s => s.PlanVersionId == versionId && s.ElementId == row.ElementId).ToListAsync(ct));
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

    private static void Apply(Import import, VersionTree tree, ElementNode node, ElementRevision row, Dictionary<string, ElementType> types)
    {
        var (file, path, record) = (tree.File, node.Path, node.Record);
        row.TypeId = types.TryGetValue(record.Type, out var type) ? type.Id : Guid.Empty;
        row.ParentElementId = node.Parent is { } parent ? import.Known(PlanningKeys.ElementKind, parent.Record.Key) : null;
        row.Number = import.Text(file, $"{path}.number", record.Number, 30);
        row.IsNumberManual = record.NumberIsManual;
        row.Title = import.Text(file, $"{path}.title", record.Title, ElementRevision.TitleMax)!;
        row.TitleAsPublished = import.Text(file, $"{path}.titleAsPublished", record.TitleAsPublished, ElementRevision.TitleMax);
        row.BodyAsPublished = import.Text(file, $"{path}.bodyAsPublished", record.BodyAsPublished, 2000);
        row.Lead = import.Text(file, $"{path}.lead", record.Lead, ElementRevision.LeadMax);
        row.Body = [.. record.Body];
        row.BodyLabel = import.Text(file, $"{path}.bodyLabel", record.BodyLabel, 80);
        row.Missing = import.Text(file, $"{path}.missing", record.Missing, 500);
        row.MissingDocumentId = import.Find(file, $"{path}.missingDocument", DocumentsKeys.DocumentKind, record.MissingDocument);
        row.PlainLanguage = [.. record.PlainLanguage];
        row.Attributes = record.Attributes.ToDictionary(a => a.Key, a => a.Value.Clone());
        row.SpaceNote = import.Text(file, $"{path}.spaceNote", record.SpaceNote, 300);
        row.DocumentGroupId = import.Find(file, $"{path}.group", DocumentsKeys.GroupKind, record.Group);
        row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
        row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
    }

    private static async Task ReadLinksAsync(Import import, VersionTree tree, PlanVersion version, DeskState desk, CancellationToken ct)
    {
        var (db, versionId) = (import.Db, version.Id);
        var known = await db.Set<ElementLink>().AnyAsync(l => l.PlanVersionId == versionId, ct);
        if (!known && tree.File.Root.Links.Count == 0)
        {
            return;
        }

        var (isEdited, _) = await import.IsEditedAsync("Verknüpfungen", tree.Version.Key, tree.File.Root.Links, !known && !desk.IsEdited, ct);
        if (!isEdited)
        {
            return;
        }

        if (version.IsFrozen)
        {
            import.Error(tree.File, "links", "Die Fassung ist beschlossen: Ihre Verknüpfungen bleiben, wie sie sind.");
            return;
        }

        db.RemoveRange(await db.Set<ElementLink>().Where(l => l.PlanVersionId == versionId).ToListAsync(ct));
        import.RefuseDoubles(tree.File, tree.File.Root.Links.Select((l, i) => ((l.From, l.To, l.Kind), $"links[{i}]")));
        foreach (var (link, i) in tree.File.Root.Links.Select((l, i) => (l, i)))
        {
            var from = tree.IdOf(import, $"links[{i}].from", link.From);
            var to = tree.IdOf(import, $"links[{i}].to", link.To);
            if (link.From == link.To)
            {
                import.Error(tree.File, $"links[{i}].to", $"„{link.To}“ kann nicht mit sich selbst verbunden sein.");
            }

            if (link.Strength is < -2 or > 2)
            {
                import.Error(tree.File, $"links[{i}].strength", "Die Stärke liegt zwischen -2 und 2.");
            }

            // Whatever the desk has deleted takes its links along.
            if (from is not null && to is not null && desk.Has(db, from.Value) && desk.Has(db, to.Value))
            {
                db.Add(
                    new ElementLink
                    {
                        PlanVersionId = versionId,
                        FromElementId = from.Value,
                        ToElementId = to.Value,
                        Kind = link.Kind,
                        Strength = link.Strength,
                        Comment = import.Text(tree.File, $"links[{i}].comment", link.Comment, 1000),
                    }
                );
            }
        }
    }

    private static async Task ReadLineageAsync(Import import, VersionTree tree, Guid versionId, DeskState desk, CancellationToken ct)
    {
        var db = import.Db;
        var known = await db.Set<Lineage>().AnyAsync(l => l.ToVersionId == versionId, ct);
        if (!known && tree.File.Root.Lineage.Count == 0)
        {
            return;
        }

        var (isEdited, _) = await import.IsEditedAsync("Verbleib", tree.Version.Key, tree.File.Root.Lineage, !known && !desk.IsEdited, ct);
        if (!isEdited)
        {
            return;
        }

        db.RemoveRange(await db.Set<Lineage>().Where(l => l.ToVersionId == versionId).ToListAsync(ct));
        foreach (var (lineage, i) in tree.File.Root.Lineage.Select((l, i) => (l, i)))
        {
            var path = $"lineage[{i}]";
            var from = import.Find(tree.File, $"{path}.from", PlanningKeys.ElementKind, lineage.From);
            var fromVersion = import.Find(tree.File, $"{path}.fromVersion", PlanningKeys.VersionKind, lineage.FromVersion);
            var to = lineage.To is null ? null : tree.IdOf(import, $"{path}.to", lineage.To);
            if (lineage.Fate == Fate.Dropped && string.IsNullOrWhiteSpace(lineage.Reason))
            {
                import.Error(tree.File, $"{path}.reason", "Wer ein Element entfallen lässt, nennt den Grund.");
            }

            if (lineage.Fate is Fate.Kept or Fate.Changed or Fate.Moved or Fate.Merged or Fate.Split && lineage.To is null)
            {
                import.Error(tree.File, $"{path}.to", "Es fehlt, worin das Element aufgegangen ist.");
            }

            if (from is not null && fromVersion is not null && (to is null || desk.Has(db, to.Value)))
            {
                db.Add(
                    new Lineage
                    {
                        FromElementId = from.Value,
                        FromVersionId = fromVersion.Value,
                        ToElementId = to,
                        ToVersionId = versionId,
                        Fate = lineage.Fate,
                        Reason = import.Text(tree.File, $"{path}.reason", lineage.Reason, 1000),
                    }
                );
            }
        }
    }

    /// <summary>Involved bodies and documents belong to the element over all its versions: the union of what the files say.</summary>
    private static async Task ReadCompanyAsync(Import import, List<VersionTree> trees, CancellationToken ct)
    {
        var db = import.Db;
        foreach (var element in trees.SelectMany(t => t.Nodes.Select(n => (Tree: t, Node: n))).GroupBy(n => n.Node.Record.Key))
        {
            var id = import.Known(PlanningKeys.ElementKind, element.Key)!.Value;
            var involved = element
                .SelectMany(e => e.Node.Record.Involvements.Select((v, i) => (e.Tree.File, Path: $"{e.Node.Path}.involvements[{i}]", Record: v)))
                .DistinctBy(v => (v.Record.Organisation, v.Record.Role))
                .ToList();
            var documents = element
                .SelectMany(e => e.Node.Record.Documents.Select((d, i) => (e.Tree.File, Path: $"{e.Node.Path}.documents[{i}]", Key: d)))
                .DistinctBy(d => d.Key)
                .ToList();
            var isEmpty = involved.Count == 0 && documents.Count == 0;
            if (isEmpty && !await import.WasImportedAsync("Mitwirkung", element.Key, ct))
            {
                continue;
            }

            var (isEdited, _) = await import.IsEditedAsync(
                "Mitwirkung",
                element.Key,
                new { Involved = involved.Select(v => v.Record), Documents = documents.Select(d => d.Key) },
                isNew: false,
                ct
            );
            if (!isEdited)
            {
                continue;
            }

            await ClearAsync(import, id, ct);
            foreach (var (file, path, record) in involved)
            {
                if (import.Find(file, $"{path}.organisation", PlanningKeys.OrganisationKind, record.Organisation) is { } organisation)
                {
                    db.Add(
                        new Involvement
                        {
                            ElementId = id,
                            OrganisationId = organisation,
                            Role = record.Role,
                            Note = import.Text(file, $"{path}.note", record.Note, 500),
                            SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source),
                        }
                    );
                }
            }

            foreach (var ((file, path, key), i) in documents.Select((d, i) => (d, i)))
            {
                if (import.Find(file, path, DocumentsKeys.DocumentKind, key) is { } document)
                {
                    db.Add(
                        new ElementDocument
                        {
                            ElementId = id,
                            DocumentId = document,
                            SortOrder = i,
                        }
                    );
                }
            }
        }
    }

    private static async Task ClearAsync(Import import, Guid elementId, CancellationToken ct)
    {
        import.Db.RemoveRange(await import.Db.Set<Involvement>().Where(i => i.ElementId == elementId).ToListAsync(ct));
        import.Db.RemoveRange(await import.Db.Set<ElementDocument>().Where(d => d.ElementId == elementId).ToListAsync(ct));
    }

    private sealed record ElementKey(string Key, string Plan);
}
