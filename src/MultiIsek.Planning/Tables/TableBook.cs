using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MultiIsek.Planning.Tables;

/// <summary>Writes a workbook: one sheet to work in, with a frozen heading, filter and drop-downs, one with the lists behind them, one with advice.</summary>
internal static class TableBook
{
    public const string Lists = "Listen";
    private const double WidthMax = 60;

    public static byte[] Write(
        string name,
        IReadOnlyList<SheetColumn> columns,
        IReadOnlyList<IReadOnlyList<SheetCell>> rows,
        IReadOnlyList<(string, IReadOnlyList<string>)> lists,
        IReadOnlyList<string> advice
    )
    {
        var longest = lists.Select(l => l.Item2.Count).DefaultIfEmpty().Max();
        return Make([
            (name, Main(columns, rows, lists), Area(columns.Count, rows.Count + 1, $"'{name}'!")),
            (
                Lists,
                Sheet(
                    [.. lists.Select(l => new SheetColumn(l.Item1))],
                    [.. Enumerable.Range(0, longest).Select(i => lists.Select(l => SheetStyles.Text(l.Item2.ElementAtOrDefault(i) ?? "")).ToList())]
                ),
                null
            ),
            ("Hinweise", Sheet([new SheetColumn("Hinweise", MinWidth: WidthMax)], [.. advice.Select(a => new List<SheetCell> { SheetStyles.Text(a) })]), null),
        ]);
    }

    /// <summary>Sheets to be read, each with a frozen heading and a filter.</summary>
    public static byte[] Write(params IReadOnlyList<BookSheet> sheets) =>
        Make([.. sheets.Select(s => (s.Name, Main(s.Columns, s.Rows, []), (string?)Area(s.Columns.Count, s.Rows.Count + 1, $"'{s.Name}'!")))]);

    private static byte[] Make(IReadOnlyList<(string Name, Worksheet Sheet, string? Filter)> made)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
            var sheets = new Sheets();
            book.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets);
            var names = new DefinedNames();
            foreach (var (name, sheet, filter) in made)
            {
                Add(book, sheets, name, sheet);
                if (filter is not null)
                {
                    names.Append(
                        new DefinedName(filter)
                        {
                            Name = "_xlnm._FilterDatabase",
                            LocalSheetId = (uint)sheets.Count() - 1,
                            Hidden = true,
                        }
                    );
                }
            }

            book.Workbook.AppendChild(names);
        }

        return stream.ToArray();
    }

    /// <summary>"A", "B" … "AA".</summary>
    public static string Letters(int column)
    {
        var text = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            text = (char)('A' + ((rest - 1) % 26)) + text;
        }

        return text;
    }

    private static void Add(WorkbookPart book, Sheets sheets, string name, Worksheet sheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        sheets.Append(
            new Sheet
            {
                Name = name,
                SheetId = (uint)sheets.Count() + 1,
                Id = book.GetIdOfPart(part),
            }
        );
    }

    private static Worksheet Main(
        IReadOnlyList<SheetColumn> columns,
        IReadOnlyList<IReadOnlyList<SheetCell>> rows,
        IReadOnlyList<(string Name, IReadOnlyList<string> Values)> lists
    )
    {
        var sheet = Sheet(columns, rows);
        sheet.Append(new AutoFilter { Reference = Area(columns.Count, rows.Count + 1) });
        List<DataValidation> rules = [];
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Options is { Count: > 0 } options && lists.ToList().FindIndex(l => ReferenceEquals(l.Values, options)) is >= 0 and var list)
            {
                rules.Add(
                    new DataValidation(new Formula1($"{Lists}!${Letters(list)}$2:${Letters(list)}${options.Count + 1}"))
                    {
                        Type = DataValidationValues.List,
                        AllowBlank = true,
                        ShowErrorMessage = true,
                        ErrorTitle = "Nicht in der Liste",
                        Error = "Bitte wählen Sie einen Wert aus der Liste.",
                        SequenceOfReferences = new ListValue<StringValue>([$"{Letters(i)}2:{Letters(i)}{TableFile.RowsMax + 1}"]),
                    }
                );
            }
        }

        if (rules.Count > 0)
        {
            sheet.Append(new DataValidations(rules) { Count = (uint)rules.Count });
        }

        return sheet;
    }

    private static Worksheet Sheet(IReadOnlyList<SheetColumn> columns, IReadOnlyList<IReadOnlyList<SheetCell>> rows)
    {
        var frozen = new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        List<Column> widths = [];
        for (var i = 0; i < columns.Count; i++)
        {
            var longest = rows.Select(r => r[i].Text.Split('\n').Max(l => l.Length)).Append(columns[i].Heading.Length + 4).Max();
            widths.Add(
                new Column
                {
                    Min = (uint)i + 1,
                    Max = (uint)i + 1,
                    Width = Math.Clamp(longest + 2, columns[i].MinWidth, WidthMax),
                    CustomWidth = true,
                    Hidden = columns[i].IsHidden ? true : null,
                }
            );
        }

        var data = new SheetData(new Row(columns.Select((c, i) => SheetStyles.Cell(i, 1, new(c.Heading, Look: SheetLook.Heading)))) { RowIndex = 1 });
        for (var r = 0; r < rows.Count; r++)
        {
            var no = r + 2;
            data.Append(new Row(rows[r].Select((c, i) => (c, i)).Where(c => c.c.Text.Length > 0).Select(c => SheetStyles.Cell(c.i, no, c.c))) { RowIndex = (uint)no });
        }

        var sheet = new Worksheet(new SheetViews(new SheetView(frozen) { WorkbookViewId = 0 }));
        if (widths.Count > 0)
        {
            sheet.Append(new Columns(widths));
        }

        sheet.Append(data);
        return sheet;
    }

    private static string Area(int columns, int rows, string sheet = "") => sheet.Length == 0 ? $"A1:{Letters(columns - 1)}{rows}" : $"{sheet}$A$1:${Letters(columns - 1)}${rows}";
}
