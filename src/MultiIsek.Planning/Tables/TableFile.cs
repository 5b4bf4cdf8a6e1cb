using System.Globalization;
using System.Text;
using ExcelDataReader;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.Tables;

/// <summary>Reads an uploaded table, XLSX or CSV, as texts.</summary>
/// <param name="FirstRow">Number of the row with the headings, from 1.</param>
/// <param name="Rows">Headings first.</param>
internal sealed record TableFile(int FirstRow, List<List<string>> Rows)
{
    public const int SizeMax = 10_000_000;
    public const int RowsMax = 5000;
    internal const int ColumnsMax = 200;
    private const int HeadingsWithin = 20;
    private const int CharactersMax = 20_000_000;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    // The reader of tables asks for code page 1252 by its number, also where the file is none of its kind.
    static TableFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="isHeading">Whether a text is a column's heading: a title may stand above the table.</param>
    /// <exception cref="RefusedException">It cannot be read, or is too large.</exception>
    public static async Task<TableFile> ReadAsync(Stream file, Func<string, bool> isHeading, CancellationToken ct, int rowsMax = RowsMax)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        var rows = await IsZipAsync(copy, bytes, ct) ? Workbook(copy, isHeading) : Csv(bytes);
        while (rows.Count > 0 && rows[^1].TrueForAll(c => c.Length == 0))
        {
            rows.RemoveAt(rows.Count - 1);
        }

        // Without any heading of ours: the first of the fullest rows, since a title may stand above.
        var first = rows.Take(HeadingsWithin)
            .Select((row, i) => (Row: i, Known: row.Count(c => c.Length > 0 && isHeading(c)), Full: row.Count(c => c.Length > 0)))
            .Where(r => r.Full > 0)
            .OrderByDescending(r => r.Known)
            .ThenByDescending(r => r.Full)
            .ThenBy(r => r.Row)
            .Select(r => r.Row)
            .FirstOrDefault(-1);
        if (first < 0 || rows.Count < first + 2)
        {
            throw new RefusedException("In der Datei steht keine Tabelle: Es braucht eine Zeile mit Überschriften und darunter mindestens eine mit Inhalt.");
        }

        rows = rows[first..];
        return rows.Count - 1 > rowsMax ? throw new RefusedException($"Die Tabelle hat mehr als {GermanText.Number(rowsMax)} Zeilen. Teilen Sie sie auf.") : new(first + 1, rows);
    }

    private static async Task<bool> IsZipAsync(Stream file, byte[] bytes, CancellationToken ct)
    {
        file.Position = 0;
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw new RefusedException("Das ist eine Datei im alten Excel-Format (.xls), oder sie ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort als .xlsx.");
        }

        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            return false;
        }

        await ZipLimits.CheckAsync(file, "Excel-Datei", ct);
        return true;
    }

    /// <summary>The sheet that has most of our headings; without any, the first.</summary>
    private static List<List<string>> Workbook(Stream file, Func<string, bool> isHeading)
    {
        List<List<string>>? best = null;
        var most = -1;
        try
        {
            var errors = CellErrors.In(file);
            file.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new() { LeaveOpen = true });
            var sheet = 0;
            do
            {
                var rows = Texts(reader);
                errors.Mark(sheet++, rows);
                var score = rows.Take(HeadingsWithin).Select(r => r.Count(c => c.Length > 0 && isHeading(c))).DefaultIfEmpty().Max();
                if (rows.Count > 0 && score > most)
                {
                    (best, most) = (rows, score);
                }
            } while (reader.NextResult());
        }
        catch (Exception e) when (e is not RefusedException and not OperationCanceledException)
        {
            throw new RefusedException("Die Datei ist beschädigt oder keine Excel-Datei.");
        }

        return best ?? [];
    }

    private static List<List<string>> Csv(byte[] bytes)
    {
        if (bytes.AsSpan().Contains((byte)0) && bytes is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..])
        {
            throw new RefusedException("Die Datei ist keine Tabelle. Angenommen werden Excel (.xlsx) und CSV.");
        }

        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        using var reader = ExcelReaderFactory.CreateCsvReader(new MemoryStream(bytes), new() { FallbackEncoding = western, AutodetectSeparators = [';', '\t', ','] });
        return Texts(reader);
    }

    private static List<List<string>> Texts(IExcelDataReader reader)
    {
        List<List<string>> rows = [];
        long length = 0;
        while (reader.Read())
        {
            List<string> row = [];
            for (var i = 0; i < Math.Min(reader.FieldCount, ColumnsMax); i++)
            {
                row.Add(Text(reader.GetValue(i)));
            }

            while (row.Count > 0 && row[^1].Length == 0)
            {
                row.RemoveAt(row.Count - 1);
            }

            rows.Add(row);
            length += row.Sum(c => c.Length);
            if (length > CharactersMax || rows.Count > RowsMax + 100_000)
            {
                throw new RefusedException("Die Tabelle ist zu groß.");
            }
        }

        return rows;
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim(' ', '\n', '\t', '\u00a0'),
            bool flag => flag ? "ja" : "nein",
            DateTime date => date.ToString("dd.MM.yyyy", German),
            double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString("0.############", German),
            IFormattable other => other.ToString(null, German),
            _ => value.ToString() ?? "",
        };
}
