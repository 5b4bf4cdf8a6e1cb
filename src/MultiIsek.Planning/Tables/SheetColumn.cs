namespace MultiIsek.Planning.Tables;

/// <summary>A column of a sheet.</summary>
/// <param name="Options">What its cells may hold, as a drop-down; null for anything.</param>
internal sealed record SheetColumn(string Heading, IReadOnlyList<string>? Options = null, bool IsHidden = false, double MinWidth = 10);

/// <summary>A cell: a text, a number, a day, each with its look.</summary>
internal readonly record struct SheetCell(string Text, decimal? Number = null, DateOnly? Day = null, SheetLook Look = SheetLook.Text);

/// <summary>Formats of cells, in the order of the workbook's style table.</summary>
internal enum SheetLook
{
    Plain,
    Heading,
    Text,

    /// <summary>Begins like a formula and is none.</summary>
    Quoted,
    Number,
    Euro,
    Day,
    Whole,
}

/// <summary>A sheet to be read.</summary>
internal sealed record BookSheet(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows);
