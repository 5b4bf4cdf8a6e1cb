using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

/// <summary>What of a form is rows of its own: places, organisations, links, documents.</summary>
internal sealed partial class FormWriter
{
    private const int LinesMax = 200;

    private async Task ApplySpacesAsync(CancellationToken ct)
    {
        if (!IsNew(ElementForm.Spaces) || !All(ElementForm.Spaces, AttributeType.SpaceRef, "Wählen Sie nur Orte aus der Liste."))
        {
            return;
        }

        var wanted = after.Lines(ElementForm.Spaces).Select(k => book.Spaces[k].Id).ToHashSet();
        var rows = await RowsAsync<ElementSpace>(s => s.PlanVersionId == row.PlanVersionId && s.ElementId == row.ElementId, ct);
        db.RemoveRange(rows.Where(s => !wanted.Contains(s.SpaceId)));
        db.AddRange(
            wanted
                .Except(rows.Select(s => s.SpaceId))
                .Select(id => new ElementSpace
                {
                    PlanVersionId = row.PlanVersionId,
                    ElementId = row.ElementId,
                    SpaceId = id,
                })
        );
    }

    private async Task ApplyActorsAsync(CancellationToken ct)
    {
        var lines = after.Lines(ElementForm.Actors).Select(ActorRow.Parse).OfType<ActorRow>().ToList();
        if (!IsNew(ElementForm.Actors))
        {
            return;
        }

        if (lines.Count > LinesMax || lines.Exists(a => !book.Organisations.ContainsKey(a.Organisation)))
        {
            Fault(ElementForm.Actors, "Wählen Sie zu jeder Rolle eine Stelle aus der Liste.");
        }
        else if (lines.Exists(a => a.Note.Length > 500))
        {
            Fault(ElementForm.Actors, "Eine Anmerkung hat höchstens 500 Zeichen.");
        }
        else if (lines.GroupBy(a => (a.Role, a.Organisation)).Any(g => g.Count() > 1))
        {
            Fault(ElementForm.Actors, "Eine Stelle steht zweimal in derselben Rolle.");
        }
        else
        {
            var rows = await RowsAsync<Involvement>(i => i.PlanVersionId == row.PlanVersionId && i.ElementId == row.ElementId, ct);
            db.RemoveRange(rows);
            db.AddRange(
                lines.Select(
                    (a, i) =>
                        new Involvement
                        {
                            PlanVersionId = row.PlanVersionId,
                            ElementId = row.ElementId,
                            OrganisationId = book.Organisations[a.Organisation].Id,
                            Role = a.Role,
                            Note = a.Note.Length == 0 ? null : a.Note,
                            SortOrder = i + 1,
                            SourceId = rows.Find(r => r.Role == a.Role && r.OrganisationId == book.Organisations[a.Organisation].Id)?.SourceId,
                        }
                )
            );
        }
    }

    private async Task ApplyLinksAsync(CancellationToken ct)
    {
        if (!IsNew(ElementForm.Links))
        {
            return;
        }

        var lines = after.Lines(ElementForm.Links).Select(LinkRow.Parse).OfType<LinkRow>().ToList();
        if (lines.Count > LinesMax || lines.Exists(l => tree.Find(book.Outline.Find(l.To)?.Id) is not { } other || other == row))
        {
            Fault(ElementForm.Links, "Wählen Sie zu jeder Verknüpfung ein anderes Element dieser Fassung.");
        }
        else if (lines.Exists(l => l.Strength is < -2 or > 2 || l.Comment.Length > 1000))
        {
            Fault(ElementForm.Links, "Die Stärke liegt zwischen −2 und +2, eine Bemerkung hat höchstens 1.000 Zeichen.");
        }
        else if (lines.GroupBy(l => (l.Kind, l.To)).Any(g => g.Count() > 1))
        {
            Fault(ElementForm.Links, "Dieselbe Verknüpfung steht zweimal da.");
        }
        else
        {
            var rows = await RowsAsync<ElementLink>(l => l.PlanVersionId == row.PlanVersionId && l.FromElementId == row.ElementId, ct);
            bool IsSame(ElementLink link, LinkRow line) =>
                (link.Kind, link.ToElementId, link.Strength, link.Comment ?? "") == (line.Kind, book.Outline.Find(line.To)!.Id, line.Strength, line.Comment);
            db.RemoveRange(rows.Where(r => !lines.Exists(l => IsSame(r, l))));
            db.AddRange(
                lines
                    .Where(l => !rows.Exists(r => IsSame(r, l)))
                    .Select(l => new ElementLink
                    {
                        PlanVersionId = row.PlanVersionId,
                        FromElementId = row.ElementId,
                        ToElementId = book.Outline.Find(l.To)!.Id,
                        Kind = l.Kind,
                        Strength = l.Strength,
                        Comment = l.Comment.Length == 0 ? null : l.Comment,
                    })
            );
        }
    }

    private async Task ApplyDocumentsAsync(CancellationToken ct)
    {
        if (!IsNew(ElementForm.Documents) || !All(ElementForm.Documents, AttributeType.DocumentRef, "Wählen Sie nur Dokumente aus der Liste."))
        {
            return;
        }

        var wanted = after.Lines(ElementForm.Documents).Select(k => book.Documents[k].Id).ToHashSet();
        var rows = await RowsAsync<ElementDocument>(d => d.PlanVersionId == row.PlanVersionId && d.ElementId == row.ElementId, ct);
        var last = rows.Select(r => r.SortOrder).DefaultIfEmpty().Max();
        db.RemoveRange(rows.Where(d => !wanted.Contains(d.DocumentId)));
        db.AddRange(
            wanted
                .Except(rows.Select(d => d.DocumentId))
                .Select(id => new ElementDocument
                {
                    PlanVersionId = row.PlanVersionId,
                    ElementId = row.ElementId,
                    DocumentId = id,
                    SortOrder = ++last,
                })
        );
    }

    private bool All(string name, AttributeType type, string message)
    {
        if (after.Lines(name) is { Count: <= LinesMax } lines && lines.All(k => book.Knows(type, k)))
        {
            return true;
        }

        Fault(name, message);
        return false;
    }

    /// <summary>An element that is being made has none yet: an import of thousands asks nothing.</summary>
    private async Task<List<T>> RowsAsync<T>(Expression<Func<T, bool>> own, CancellationToken ct)
        where T : class => db.Entry(row).State == EntityState.Added ? [] : await db.Set<T>().Where(own).ToListAsync(ct);
}
