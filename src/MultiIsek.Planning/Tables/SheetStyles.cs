using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MultiIsek.Planning.Tables;

/// <summary>Looks of cells, and cells as the format wants them. Texts are always texts: nothing that somebody typed into a form becomes a formula.</summary>
internal static partial class SheetStyles
{
    private const uint EuroFormat = 164;
    private const uint DayFormat = 165;
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    public static SheetCell Text(string text) => new(text, Look: text.Length > 0 && "=+-@\t".Contains(text[0], StringComparison.Ordinal) ? SheetLook.Quoted : SheetLook.Text);

    public static Cell Cell(int column, int row, SheetCell cell)
    {
        var made = new Cell { CellReference = $"{TableBook.Letters(column)}{row}", StyleIndex = (uint)cell.Look };
        if (cell.Number is { } number)
        {
            made.CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else if (cell.Day is { } day)
        {
            made.CellValue = new CellValue((day.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            made.DataType = CellValues.InlineString;
            made.InlineString = new InlineString(new Text(Escaped(cell.Text)) { Space = SpaceProcessingModeValues.Preserve });
        }

        return made;
    }

    public static Stylesheet Make() =>
        new(
            new NumberingFormats(Format(EuroFormat, "#,##0.00\\ \"€\""), Format(DayFormat, "dd\\.mm\\.yyyy")) { Count = 2 },
            new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7EAF0" }) { PatternType = PatternValues.Solid })
            )
            {
                Count = 3,
            },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            // In the order of SheetLook.
            new CellFormats(
                new CellFormat(),
                new CellFormat(Top())
                {
                    FontId = 1,
                    ApplyFont = true,
                    FillId = 2,
                    ApplyFill = true,
                    ApplyAlignment = true,
                },
                Look(49),
                Look(49, isQuoted: true),
                Look(0),
                Look(EuroFormat),
                Look(DayFormat),
                Look(1)
            )
            {
                Count = 8,
            }
        );

    private static NumberingFormat Format(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };

    private static Alignment Top() => new() { Vertical = VerticalAlignmentValues.Top, WrapText = true };

    private static CellFormat Look(uint format, bool isQuoted = false) =>
        new(Top())
        {
            NumberFormatId = format,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            QuotePrefix = isQuoted ? true : null,
        };

    /// <summary>Signs that XML has no place for go; what looks like an escape of the format is none.</summary>
    private static string Escaped(string text) => Escape().Replace(Printable(text), "_x005F$0");

    public static string Printable(string text) => Control().Replace(text, "");

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")]
    private static partial Regex Control();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
