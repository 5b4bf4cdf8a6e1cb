using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Tables;

/// <summary>Makes of each line of a table what it means for the version, with what is wrong in its cells.</summary>
internal sealed class TableRows(PlanImport import, FormBook book, TableColumns columns)
{
    private static readonly string[] Apart = [TableColumn.Key, TableColumn.Stamp, TableColumn.Parent];
    private readonly CellWriter _writer = new(book);
    private readonly Dictionary<string, int> _byKey = [];
    private readonly ILookup<string, int> _byTitle = import
        .Rows.Skip(1)
        .Select((row, i) => (Title: CellNames.Clean(columns.Cell(row, ElementForm.Title)), No: import.FirstRow + 1 + i, IsNew: columns.Cell(row, TableColumn.Key).Length == 0))
        .Where(r => r.IsNew && r.Title.Length > 0)
        .ToLookup(r => r.Title, r => r.No, StringComparer.OrdinalIgnoreCase);

    /// <param name="now">Forms by element.</param>
    /// <param name="origin">The state that a line was downloaded with, by element and stamp; null for an unknown one.</param>
    public IReadOnlyList<(ImportRow Row, ElementForm? Origin)> Read(IReadOnlyDictionary<Guid, ElementForm> now, Func<Guid, string, ElementForm?> origin) =>
        [
            .. import
                .Rows.Skip(1)
                .Select((cells, i) => (cells, No: import.FirstRow + 1 + i))
                .Where(r => r.cells.Exists(c => c.Length > 0))
                .Select(r => One(r.No, r.cells, now, origin)),
        ];

    private (ImportRow, ElementForm?) One(int no, List<string> cells, IReadOnlyDictionary<Guid, ElementForm> now, Func<Guid, string, ElementForm?> origin)
    {
        List<Fault> faults = [];
        var key = columns.Cell(cells, TableColumn.Key);
        ElementHead? head = null;
        if (key.Length > 0)
        {
            head = book.Outline.Find(key);
            if (head is null)
            {
                faults.Add(new(TableColumn.Key, $"Ein Element „{key}“ gibt es in dieser Fassung nicht. Für ein neues Element lassen Sie die Zelle leer."));
            }
            else if (!_byKey.TryAdd(key, no))
            {
                faults.Add(new(TableColumn.Key, $"Diese Kennung steht schon in Zeile {_byKey[key]}."));
                head = null;
            }
        }

        var before = head is null ? new ElementForm() : now[head.Id];
        var known = head is null ? null : origin(head.Id, columns.Cell(cells, TableColumn.Stamp));
        var after = After(cells, head, before, known ?? before, faults);
        var type = book.TypeOf(after[ElementForm.Type]);
        if (type is null && faults.TrueForAll(f => f.Field != ElementForm.Type))
        {
            faults.Add(new(ElementForm.Type, "Was für ein Element es ist, fehlt. Füllen Sie die Spalte aus, oder wählen Sie oben einen Typ für neue Elemente."));
        }

        var place = Place(cells, no, head, faults);
        return (
            new ImportRow(no, head?.Id, before, after)
            {
                HasPlace = place is not null,
                ParentId = place?.Id,
                ParentNo = place?.No,
                Faults = faults,
                IsLost = type is null || faults.Exists(f => f.Field is TableColumn.Key or TableColumn.Parent),
            },
            known
        );
    }

    private ElementForm After(List<string> cells, ElementHead? head, ElementForm before, ElementForm origin, List<Fault> faults)
    {
        var after = before.Copy();
        var reader = new CellReader(book, _writer);
        foreach (var column in columns.Chosen.OfType<TableColumn>().Where(c => !Apart.Contains(c.Name)).OrderByDescending(c => c.Name == ElementForm.Type))
        {
            var cell = columns.Cell(cells, column.Name);
            // What reads as it did when the file was made is unchanged, whatever has become of it here since.
            if (head is not null && IsSame(column, cell, _writer.Of(column, origin, head)))
            {
                continue;
            }

            var (value, fault) = reader.Read(column, cell, before);
            if (fault is not null)
            {
                faults.Add(new(column.Name, fault));
            }
            else if (column.Field is { } field && value.Length > 0 && after[ElementForm.Type].Length > 0 && !field.On.Contains(after[ElementForm.Type]))
            {
                faults.Add(new(column.Name, $"„{book.TypeOf(after[ElementForm.Type])?.Singular}“ hat dieses Feld nicht. Leeren Sie die Zelle."));
            }
            else if (column.Name == ElementForm.Source && value.Contains('\n', StringComparison.Ordinal))
            {
                faults.Add(new(column.Name, "Hier kann nur ein Dokument stehen."));
            }
            else
            {
                after[column.Name] = value;
            }
        }

        if (head is null && after[ElementForm.Type].Length == 0 && faults.TrueForAll(f => f.Field != ElementForm.Type))
        {
            after[ElementForm.Type] = import.Choices.GetValueOrDefault(TableColumns.TypeOfNew, "");
        }

        return after;
    }

    // A number in a cell of Excel loses its point.
    private static bool IsSame(TableColumn column, string cell, string known)
    {
        var (a, b) = (Plain(cell), Plain(known));
        return a == b || (column.Name == ElementForm.Number && a.Replace(',', '.') == b);
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim(' ', '\n', '\t', '\u00a0');

    /// <summary>Null where the file says nothing of it, or nothing new.</summary>
    private (Guid? Id, int? No)? Place(List<string> cells, int no, ElementHead? head, List<Fault> faults)
    {
        var text = CellNames.Clean(columns.Cell(cells, TableColumn.Parent));
        if (head is not null)
        {
            var column = columns.All.First(c => c.Name == TableColumn.Parent);
            if (!columns.Has(TableColumn.Parent) || text == CellNames.Clean(_writer.Of(column, new(), head)))
            {
                return null;
            }
        }
        else if (text.Length == 0)
        {
            text = import.Choices.GetValueOrDefault(TableColumns.PlaceOfNew, "");
        }

        if (text.Length == 0)
        {
            return (null, null);
        }

        if (_writer.Names(AttributeType.ElementRef).Key(text) is { } key)
        {
            return (book.Outline.Find(key)!.Id, null);
        }

        var rows = _byTitle[text].Where(r => r != no).ToList();
        if (rows.Count == 1)
        {
            return (null, rows[0]);
        }

        faults.Add(
            new(
                TableColumn.Parent,
                rows.Count > 1
                    ? $"„{text}“ steht in mehreren Zeilen. Nennen Sie ein Element, das nur einmal so heißt."
                    : $"Ein Element „{text}“ gibt es weder in dieser Fassung noch in der Datei. Gemeint sein kann eine Nummer, ein Titel oder eine Kennung."
            )
        );
        return null;
    }
}
