using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MultiIsek.Planning.Tables;

/// <summary>Rechenfehler in Zellen (#DIV/0!): the reader of tables makes nothing of them, and nothing would then be taken for "empty".</summary>
internal sealed class CellErrors
{
    private readonly Dictionary<(int Sheet, int Row, int Column), string> _cells = [];

    public static CellErrors In(Stream file)
    {
        var errors = new CellErrors();
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var book = document.WorkbookPart!;
        var no = 0;
        foreach (var sheet in book.Workbook.Descendants<Sheet>())
        {
            if (sheet.Id?.Value is { } id && book.GetPartById(id) is WorksheetPart part)
            {
                errors.Read(no, part);
            }

            no++;
        }

        return errors;
    }

    public void Mark(int sheet, List<List<string>> rows)
    {
        foreach (var ((_, row, column), text) in _cells.Where(c => c.Key.Sheet == sheet && c.Key.Row >= 0 && c.Key.Row < rows.Count && c.Key.Column < TableFile.ColumnsMax))
        {
            while (rows[row].Count <= column)
            {
                rows[row].Add("");
            }

            rows[row][column] = text;
        }
    }

    private void Read(int sheet, WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Cell) || !reader.IsStartElement || reader.Attributes.All(a => a.LocalName != "t" || a.Value != "e"))
            {
                continue;
            }

            var cell = (Cell)reader.LoadCurrentElement()!;
            var name = cell.CellReference?.Value ?? "";
            var letters = name.TakeWhile(char.IsAsciiLetter).ToArray();
            if (letters.Length > 0 && int.TryParse(name.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            {
                _cells[(sheet, row - 1, letters.Aggregate(0, (sum, c) => (sum * 26) + char.ToUpperInvariant(c) - 'A' + 1) - 1)] = cell.CellValue?.Text ?? "#WERT!";
            }
        }
    }
}
