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

/// <summary>What stands between elements: links, lineage, places, bodies and documents.</summary>
internal sealed partial class ElementsTransfer
{
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
}
