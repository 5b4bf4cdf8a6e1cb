using System.Text;

namespace MultiIsek.Kernel.Text;

/// <summary>CSV as a German Excel opens it: semicolons, a byte order mark, and no cell that a spreadsheet would take for a formula.</summary>
public sealed class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8";
    private readonly StringBuilder _text = new("\uFEFF");

    public CsvText(params string[] head) => Add(head);

    public void Add(params IEnumerable<string?> cells) => _text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Cell(string? value)
    {
        var text = value ?? "";
        // What begins so is run by spreadsheets.
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
        {
            text = $"'{text}";
        }

        return text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
