using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MultiIsek.Planning.Tables;

namespace MultiIsek.Tests.Planning.Tables;

/// <summary>A workbook as somebody edits it in Excel: cells by row and heading.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly SpreadsheetDocument _document;

    /// <summary>Opens what was downloaded.</summary>
    public Workbook(byte[] bytes)
    {
        _stream.Write(bytes);
        _document = SpreadsheetDocument.Open(_stream, isEditable: true);
    }

    /// <summary>One of somebody's own, with nothing but headings.</summary>
    public Workbook(params string[] headings)
    {
        _document = SpreadsheetDocument.Create(_stream, SpreadsheetDocumentType.Workbook);
        var book = _document.AddWorkbookPart();
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData());
        book.Workbook = new(
            new Sheets(
                new Sheet
                {
                    Name = "Maßnahmen",
                    SheetId = 1,
                    Id = book.GetIdOfPart(part),
                }
            )
        );
        for (var i = 0; i < headings.Length; i++)
        {
            Put(1, i, headings[i]);
        }
    }

    public WorkbookPart Book => _document.WorkbookPart!;

    public Worksheet Sheet => ((WorksheetPart)Book.GetPartById(Book.Workbook.Descendants<Sheet>().First().Id!)).Worksheet;

    public IReadOnlyList<string> Headings => [.. Data.Elements<Row>().First().Elements<Cell>().Select(c => c.InnerText)];

    public int LastRow => (int)Data.Elements<Row>().Last().RowIndex!.Value;

    private SheetData Data => Sheet.GetFirstChild<SheetData>()!;

    public string? this[int row, string heading]
    {
        get => Find(row, Column(heading))?.InnerText;
        set => Put(row, Column(heading), value);
    }

    /// <summary>The row whose cell reads so.</summary>
    public int RowOf(string heading, string text) => Enumerable.Range(2, LastRow - 1).First(r => this[r, heading] == text);

    public void SetNumber(int row, string heading, decimal number)
    {
        var cell = Put(row, Column(heading), "");
        (cell.DataType, cell.InlineString, cell.CellValue) = (null, null, new CellValue(number.ToString(CultureInfo.InvariantCulture)));
    }

    public void SetError(int row, string heading)
    {
        var cell = Put(row, Column(heading), "");
        (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.Error, null, new CellValue("#DIV/0!"));
    }

    /// <summary>What Excel would save.</summary>
    public byte[] Save()
    {
        _document.Save();
        return _document.Clone(new MemoryStream()) is var copy && Bytes(copy) is var bytes ? bytes : [];
    }

    public void Dispose()
    {
        _document.Dispose();
        _stream.Dispose();
    }

    private static byte[] Bytes(OpenXmlPackage copy)
    {
        using var stream = new MemoryStream();
        copy.Clone(stream).Dispose();
        copy.Dispose();
        return stream.ToArray();
    }

    private int Column(string heading) =>
        Headings.ToList().IndexOf(heading) is >= 0 and var column ? column : throw new ArgumentException($"No column {heading}: {string.Join(", ", Headings)}");

    private Cell? Find(int row, int column) =>
        Data.Elements<Row>().FirstOrDefault(r => r.RowIndex! == (uint)row)?.Elements<Cell>().FirstOrDefault(c => c.CellReference == $"{TableBook.Letters(column)}{row}");

    private Cell Put(int no, int column, string? text)
    {
        var row = Data.Elements<Row>().FirstOrDefault(r => r.RowIndex! == (uint)no) ?? Data.AppendChild(new Row { RowIndex = (uint)no });
        var cell = Find(no, column);
        if (cell is null)
        {
            cell = new Cell { CellReference = $"{TableBook.Letters(column)}{no}" };
            var after = row.Elements<Cell>().LastOrDefault(c => Place(c.CellReference!) < column);
            if (after is null)
            {
                row.PrependChild(cell);
            }
            else
            {
                row.InsertAfter(cell, after);
            }
        }

        (cell.DataType, cell.CellValue, cell.InlineString) = (CellValues.InlineString, null, new InlineString(new Text(text ?? "") { Space = SpaceProcessingModeValues.Preserve }));
        return cell;
    }

    private static int Place(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, c) => (sum * 26) + c - 'A' + 1) - 1;
}
