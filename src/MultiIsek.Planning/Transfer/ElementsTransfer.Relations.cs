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

    /// <summary>Places, involved bodies and documents of an element, as the file of this version says.</summary>
    private static async Task ReplaceCompanyAsync(Import import, VersionTree tree, ElementNode node, ElementRevision row, CancellationToken ct)
    {
        var (db, record, version, element) = (import.Db, node.Record, row.PlanVersionId, row.ElementId);
        import.RefuseDoubles(tree.File, record.Spaces.Select((s, i) => (s, $"{node.Path}.spaces[{i}]")));
        import.RefuseDoubles(tree.File, record.Documents.Select((d, i) => (d, $"{node.Path}.documents[{i}]")));
        import.RefuseDoubles(tree.File, record.Involvements.Select((v, i) => ((v.Organisation, v.Role), $"{node.Path}.involvements[{i}]")));
        await ClearCompanyAsync(import, version, element, ct);
        foreach (var (space, i) in record.Spaces.Select((s, i) => (s, i)))
        {
            if (import.Find(tree.File, $"{node.Path}.spaces[{i}]", PlanningKeys.SpaceKind, space) is { } spaceId)
            {
                db.Add(
                    new ElementSpace
                    {
                        PlanVersionId = version,
                        ElementId = element,
                        SpaceId = spaceId,
                    }
                );
            }
        }

        foreach (var (involved, i) in record.Involvements.Select((v, i) => (v, i)))
        {
            var path = $"{node.Path}.involvements[{i}]";
            if (import.Find(tree.File, $"{path}.organisation", PlanningKeys.OrganisationKind, involved.Organisation) is { } organisation)
            {
                db.Add(
                    new Involvement
                    {
                        PlanVersionId = version,
                        ElementId = element,
                        OrganisationId = organisation,
                        Role = involved.Role,
                        Note = import.Text(tree.File, $"{path}.note", involved.Note, 500),
                        SourceId = import.Find(tree.File, $"{path}.source", DocumentsKeys.DocumentKind, involved.Source),
                        SortOrder = i,
                    }
                );
            }
        }

        foreach (var (key, i) in record.Documents.Select((d, i) => (d, i)))
        {
            if (import.Find(tree.File, $"{node.Path}.documents[{i}]", DocumentsKeys.DocumentKind, key) is { } document)
            {
                db.Add(
                    new ElementDocument
                    {
                        PlanVersionId = version,
                        ElementId = element,
                        DocumentId = document,
                        SortOrder = i,
                    }
                );
            }
        }
    }

    private static async Task ClearCompanyAsync(Import import, Guid version, Guid element, CancellationToken ct)
    {
        var db = import.Db;
        db.RemoveRange(await db.Set<ElementSpace>().Where(s => s.PlanVersionId == version && s.ElementId == element).ToListAsync(ct));
        db.RemoveRange(await db.Set<Involvement>().Where(i => i.PlanVersionId == version && i.ElementId == element).ToListAsync(ct));
        db.RemoveRange(await db.Set<ElementDocument>().Where(d => d.PlanVersionId == version && d.ElementId == element).ToListAsync(ct));
    }
}
