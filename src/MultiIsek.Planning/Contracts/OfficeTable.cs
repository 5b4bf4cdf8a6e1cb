using MultiIsek.Kernel;
using MultiIsek.Planning.Tables;

namespace MultiIsek.Planning.Contracts;

/// <summary>Tabelle eines Büroprogramms: written as XLSX, read from XLSX or CSV, for modules that have lists of their own.</summary>
public static class OfficeTable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Bytes that a file to be read may have.</summary>
    public const int SizeMax = TableFile.SizeMax;

    public static byte[] Write(string name, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string?>> rows) => Write([new OfficeSheet(name, head, rows)]);

    /// <summary>Several sheets; what begins like a formula is a text.</summary>
    public static byte[] Write(IReadOnlyList<OfficeSheet> sheets) =>
        TableBook.Write([
            .. sheets.Select(s => new BookSheet(
                s.Name,
                [.. s.Head.Select(h => new SheetColumn(h))],
                [.. s.Rows.Select(r => (IReadOnlyList<SheetCell>)[.. r.Select(c => SheetStyles.Text(c ?? ""))])]
            )),
        ]);

    /// <summary>A table to fill in: its headings, drop-downs with what a column may hold, the same on a sheet "Listen", and advice.</summary>
    /// <param name="columns">Heading, and what its cells may hold; null for anything.</param>
    public static byte[] Template(string name, IReadOnlyList<(string Heading, IReadOnlyList<string>? Values)> columns, IReadOnlyList<string> advice) =>
        TableBook.Write(
            name,
            [.. columns.Select(c => new SheetColumn(c.Heading, c.Values))],
            [],
            [.. columns.Where(c => c.Values is { Count: > 0 }).Select(c => (c.Heading, c.Values!))],
            advice
        );

    /// <summary>The row of headings, and what stands below it, each row with its number in the file; rows without any text are left out.</summary>
    /// <param name="isHeading">Whether a text is a column's heading: a title may stand above the table.</param>
    /// <param name="rowsMax">Rows below the headings.</param>
    /// <exception cref="RefusedException">It cannot be read, or is too large.</exception>
    public static async Task<(IReadOnlyList<string> Head, IReadOnlyList<(int No, IReadOnlyList<string> Cells)> Rows)> ReadAsync(
        Stream file,
        Func<string, bool> isHeading,
        CancellationToken ct,
        int rowsMax = TableFile.RowsMax
    )
    {
        var table = await TableFile.ReadAsync(file, isHeading, ct, rowsMax);
        return (table.Rows[0], [.. table.Rows.Skip(1).Select((r, i) => (table.FirstRow + 1 + i, (IReadOnlyList<string>)r)).Where(r => r.Item2.Any(c => c.Length > 0))]);
    }
}

/// <summary>Blatt einer Tabelle.</summary>
public sealed record OfficeSheet(string Name, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string?>> Rows);
