using System.Text;

namespace MultiIsek.Kernel.Text;

/// <summary>Tabelle als CSV, as German spreadsheet programs open it: semicolons, UTF-8 with its mark, CRLF.</summary>
public sealed class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";
    private readonly StringBuilder _text = new("\uFEFF");

    public Csv(params string[] head) => Row(head);

    public Csv Row(params IEnumerable<string?> cells)
    {
        _text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    // A cell that begins like a formula would be one: the apostrophe makes it a text.
    private static string Cell(string? cell)
    {
        var text = cell is { Length: > 0 } && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell ?? "";
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
