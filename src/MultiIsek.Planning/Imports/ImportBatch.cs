using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Imports;

/// <summary>Writes many elements at once by the rules of the form and of the tree. Tried first, saved or forgotten afterwards: both take the same way.</summary>
internal sealed class ImportBatch(IsekDbContext db, PlanningLists lists, ElementForms forms, ElementSaves saves, ElementKeys keys, IMediator mediator, CurrentUser current)
{
    private readonly Dictionary<int, ElementRevision> _rows = [];
    private readonly Dictionary<int, (Guid? Parent, int Place)> _moved = [];
    private WorkingTree _tree = null!;

    /// <summary>Finds what is wrong: the rows get their faults, and all of it comes back as a sentence where no row is to blame. Nothing is kept.</summary>
    public async Task<string?> TryAsync(PlanVersion version, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        try
        {
            await WriteAsync(version, rows, ct);
            // Gaps of rows with faults would only make more of them.
            if (!rows.Any(r => r.Faults.Count > 0))
            {
                _tree.Check();
            }

            return null;
        }
        catch (RefusedException e)
        {
            return e.Message;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Writes and saves.</summary>
    /// <exception cref="RefusedException">Something is wrong, with the first fault.</exception>
    public async Task<List<ImportStep>> SaveAsync(PlanVersion version, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        await WriteAsync(version, rows, ct);
        if (rows.FirstOrDefault(r => r.Faults.Count > 0) is { } wrong)
        {
            throw new RefusedException(wrong.Faults[0].Message);
        }

        foreach (var row in rows)
        {
            Note(row);
        }

        await saves.SaveAsync(_tree, version, ct);
        var after = await forms.ReadAsync(version.Id, [.. _rows.Values], ct);
        return
        [
            .. rows.Where(r => _rows.ContainsKey(r.No))
                .Select(r => ImportStep.Of(r, _rows[r.No], _moved.TryGetValue(r.No, out var from) ? from : null, after[_rows[r.No].ElementId])),
        ];
    }

    private async Task WriteAsync(PlanVersion version, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        keys.Forget();
        _rows.Clear();
        _moved.Clear();
        var book = await FormBook.LoadAsync(version, lists, mediator, ct);
        _tree = await WorkingTree.LoadAsync(db, version, ct);
        if (_tree.Rows.Count + rows.Count(r => r.IsNew) > TreeHandlers.ElementsMax)
        {
            throw new RefusedException($"Mehr als {TreeHandlers.ElementsMax} Elemente kann eine Fassung nicht haben.");
        }

        // A number that one row gives up may be what another one asks for.
        foreach (var row in rows.Where(r => r.ElementId is not null && r.Before[ElementForm.Number] != r.After[ElementForm.Number]))
        {
            _tree.Get(row.ElementId!.Value).Number = null;
        }

        await MakeAsync(version, rows, ct);
        foreach (var row in rows.Where(r => r.ElementId is not null && !r.IsLost))
        {
            var revision = _tree.Get(row.ElementId!.Value);
            _rows[row.No] = revision;
            Move(row, revision);
        }

        foreach (var row in rows.Where(r => _rows.ContainsKey(r.No) && (r.IsNew || r.Changed.Count > 0)))
        {
            var before = row.IsNew ? new ElementForm { [ElementForm.Type] = row.After[ElementForm.Type] } : row.Before;
            var revision = _rows[row.No];
            var faults = await new FormWriter(db, _tree, revision, book, before, row.After).ApplyAsync(ct);
            // A text has no custom fields: the form asks for what is required, as after adding an element by its title.
            row.Faults.AddRange(faults.Where(f => row.Source is null || !f.Field.StartsWith(ElementForm.FieldPrefix, StringComparison.Ordinal)));
            if (book.Reserved(current, row.After.Differing(before)) is { } reserved)
            {
                row.Faults.Add(reserved);
            }

            if (!row.IsNew)
            {
                // Places and links are rows of their own: the next save must still see that the element is another.
                db.Entry(revision).Property(r => r.Title).IsModified = true;
            }
        }
    }

    /// <summary>Puts new elements into the tree, each after the one that it stands below.</summary>
    private async Task MakeAsync(PlanVersion version, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var waiting = rows.Where(r => r.IsNew && !r.IsLost).ToList();
        while (waiting.Find(r => r.ParentNo is not { } above || _rows.ContainsKey(above)) is { } row)
        {
            waiting.Remove(row);
            var title = ElementForm.OneLine(row.After[ElementForm.Title]);
            var element = new PlanElement { Key = await keys.NewAsync(title, ct), PlanId = version.PlanId };
            var revision = new ElementRevision
            {
                ElementId = element.Id,
                PlanVersionId = version.Id,
                TypeId = _tree.Type(row.After[ElementForm.Type], version.ProfileId)!.Id,
                Title = title,
            };
            try
            {
                _tree.Place(revision, row.ParentNo is { } above ? _rows[above].ElementId : row.ParentId, int.MaxValue);
                db.Add(element);
                _rows[row.No] = revision;
            }
            catch (RefusedException e)
            {
                row.Faults.Add(new(ImportRow.Place, e.Message));
            }
        }

        waiting.ForEach(r => r.Faults.Add(new(ImportRow.Place, "Was darüber stehen soll, hat selbst Fehler.")));
    }

    private void Move(ImportRow row, ElementRevision revision)
    {
        if (!row.HasPlace)
        {
            return;
        }

        if (row.ParentNo is { } above && !_rows.ContainsKey(above))
        {
            row.Faults.Add(new(ImportRow.Place, "Was darüber stehen soll, hat selbst Fehler."));
            return;
        }

        var parent = row.ParentNo is { } no ? _rows[no].ElementId : row.ParentId;
        if (parent == revision.ParentElementId)
        {
            return;
        }

        try
        {
            _moved[row.No] = (revision.ParentElementId, revision.SortOrder);
            _tree.Place(revision, parent, int.MaxValue);
        }
        catch (RefusedException e)
        {
            _moved.Remove(row.No);
            row.Faults.Add(new(ImportRow.Place, e.Message));
        }
    }

    private void Note(ImportRow row)
    {
        if (!_rows.TryGetValue(row.No, out var revision))
        {
            return;
        }

        if (row.IsNew || row.Changed.Count > 0)
        {
            saves.Note(revision, row.IsNew ? ChangeKind.Created : ChangeKind.Edited, row.Changed, row.Before);
        }

        if (_moved.ContainsKey(row.No))
        {
            saves.Note(revision, ChangeKind.Moved, [], row.After);
        }
    }
}
