using MultiIsek.Kernel;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Ideas;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Offline;

/// <summary>Liste von Beiträgen aus einer Tabelle (XLSX, CSV): it fills the form, and nothing is stored before somebody has looked at it.</summary>
internal static class EntryTable
{
    public static IReadOnlyList<string> Headings { get; } = ["Kapitel", "Überschrift", "Kategorie", "Ort", "Text", "Name"];

    /// <exception cref="RefusedException">It cannot be read, has no column "Text", or too many rows.</exception>
    public static async Task<IReadOnlyList<CardInput>> ReadAsync(Stream file, CancellationToken ct)
    {
        var (head, rows) = await OfficeTable.ReadAsync(file, h => Headings.Contains(h.Trim(), StringComparer.OrdinalIgnoreCase), ct);
        var columns = Headings.ToDictionary(h => h, h => head.ToList().FindIndex(c => string.Equals(c.Trim(), h, StringComparison.OrdinalIgnoreCase)));
        if (columns["Text"] < 0)
        {
            throw new RefusedException($"Die Spalte „Text“ fehlt. Die Überschriften der Tabelle heißen: {string.Join(", ", Headings)}.");
        }

        if (rows.Count > EntryInput.CardsMax)
        {
            throw new RefusedException($"Die Tabelle hat mehr als {EntryInput.CardsMax} Beiträge. Teilen Sie sie auf.");
        }

        return
        [
            .. rows.Select(r =>
            {
                string Cell(string heading) => columns[heading] is >= 0 and var at && at < r.Cells.Count ? r.Cells[at] : "";
                return new CardInput(
                    IdeaInput.Line(Cell("Kapitel")),
                    IdeaInput.Line(Cell("Überschrift")),
                    IdeaInput.Line(Cell("Kategorie")),
                    IdeaInput.Line(Cell("Ort")),
                    SubmitContribution.Clean(Cell("Text")),
                    IdeaInput.Line(Cell("Name")),
                    r.No
                );
            }),
        ];
    }
}
