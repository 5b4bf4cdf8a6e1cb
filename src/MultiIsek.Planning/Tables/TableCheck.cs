using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Tables;

/// <summary>Probelauf: what a waiting table would do, and all that is wrong with it. Nothing is written.</summary>
internal sealed class TableCheck(IsekDbContext db, PlanningLists lists, ElementForms forms, ImportBatch batch, IMediator mediator)
{
    // Leaving a row out can take the ground from under another.
    private const int RoundsMax = 20;

    public async Task<TablePreview> RunAsync(PlanImport import, PlanVersion version, CancellationToken ct)
    {
        var book = await FormBook.LoadAsync(version, lists, mediator, ct);
        var columns = TableColumns.Of(import, book);
        if (columns.Twice.FirstOrDefault() is { } twice)
        {
            return new([], [], twice, columns.Has(TableColumn.Key));
        }

        var revisions = await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct);
        var now = await forms.ReadAsync(version.Id, revisions, ct);
        var past = await PastAsync(version.Id, import, columns, now, book, ct);
        var read = new TableRows(import, book, columns).Read(now, (id, stamp) => past.GetValueOrDefault((id, stamp)));
        var rows = read.Select(r => r.Row).ToList();
        var fault = await batch.TryAsync(version, [.. rows.Where(r => r.IsLost || Does(r, book) != TableDoes.Nothing || r.Faults.Count > 0)], ct);
        // Once more without what is wrong: what is left must stand by itself.
        for (var round = 0; fault is null && rows.Exists(r => r.Faults.Count > 0) && round < RoundsMax; round++)
        {
            var good = rows.Where(r => r.Faults.Count == 0 && Does(r, book) != TableDoes.Nothing).ToList();
            fault = await batch.TryAsync(version, good, ct);
            if (good.TrueForAll(r => r.Faults.Count == 0))
            {
                break;
            }
        }

        var kinds = rows.Select(r => r.After[ElementForm.Type]).ToHashSet();
        var seen = rows.Select(r => r.ElementId).OfType<Guid>().ToHashSet();
        var types = book.Types.Where(t => kinds.Contains(t.Key)).Select(t => t.Id).ToHashSet();
        var titles = book.Outline.All.Select(h => (h.TypeId, Title: h.Title.ToUpperInvariant())).ToHashSet();
        return new(
            [.. read.Select(r => Line(r.Row, r.Origin, book, columns, titles))],
            columns.Has(TableColumn.Key) ? [.. book.Outline.All.Where(h => types.Contains(h.TypeId) && !seen.Contains(h.Id))] : [],
            fault,
            columns.Has(TableColumn.Key)
        );
    }

    private static TableDoes Does(ImportRow row, FormBook book) =>
        row.IsNew ? TableDoes.Create
        : row.Changed.Count > 0 || IsMoving(row, book) ? TableDoes.Change
        : TableDoes.Nothing;

    private static bool IsMoving(ImportRow row, FormBook book) => row.HasPlace && (row.ParentNo is not null || book.Outline.Find(row.ElementId)?.ParentId != row.ParentId);

    private static TableLine Line(ImportRow row, ElementForm? origin, FormBook book, TableColumns columns, HashSet<(Guid, string)> titles)
    {
        var head = book.Outline.Find(row.ElementId);
        var does = Does(row, book);
        var place = row.ParentNo is { } no ? $"Zeile {no}" : book.Outline.Find(row.ParentId)?.Label ?? "ganz oben";
        var type = book.TypeOf(row.After[ElementForm.Type]);
        return new(
            row,
            head,
            does,
            row.IsNew || IsMoving(row, book) ? place : null,
            origin is null ? [] : [.. row.Changed.Where(n => origin[n] != row.Before[n])],
            [
                .. row
                    .Faults.OrderBy(f => columns.IndexOf(f.Field) is >= 0 and var i ? i : int.MaxValue)
                    .Select(f => $"Spalte {columns.HeadingOf(f.Field)}: {Message(f, book)}")
                    .Distinct(),
            ],
            row.IsNew && type is not null && titles.Contains((type.Id, row.After[ElementForm.Title].ToUpperInvariant()))
        );
    }

    // The form names a custom field in its message; here the column does.
    private static string Message(Fault fault, FormBook book)
    {
        var label = $"{book.Label(fault.Field)}: ";
        return fault.Message.StartsWith(label, StringComparison.Ordinal) ? fault.Message[label.Length..] : fault.Message;
    }

    /// <summary>States that lines of the file were downloaded with and that have changed since, out of the history.</summary>
    private async Task<Dictionary<(Guid, string), ElementForm>> PastAsync(
        Guid version,
        PlanImport import,
        TableColumns columns,
        IReadOnlyDictionary<Guid, ElementForm> now,
        FormBook book,
        CancellationToken ct
    )
    {
        var wanted = import
            .Rows.Skip(1)
            .Select(r => (Head: book.Outline.Find(columns.Cell(r, TableColumn.Key)), Stamp: columns.Cell(r, TableColumn.Stamp)))
            .Where(r => r.Head is not null && r.Stamp.Length == TableColumn.StampLength && !now[r.Head.Id].Stamp.StartsWith(r.Stamp, StringComparison.Ordinal))
            .Select(r => (r.Head!.Id, r.Stamp))
            .ToHashSet();
        Dictionary<(Guid, string), ElementForm> past = [];
        foreach (var some in wanted.Select(w => w.Id).Distinct().Chunk(500))
        {
            var changes = await db.Set<ElementChange>()
                .AsNoTracking()
                .Where(c => c.PlanVersionId == version && some.Contains(c.ElementId))
                .Select(c => new { c.ElementId, c.Before })
                .ToListAsync(ct);
            foreach (var change in changes)
            {
                var form = new ElementForm(change.Before);
                if (wanted.Contains((change.ElementId, form.Stamp[..TableColumn.StampLength])))
                {
                    past[(change.ElementId, form.Stamp[..TableColumn.StampLength])] = form;
                }
            }
        }

        return past;
    }
}
