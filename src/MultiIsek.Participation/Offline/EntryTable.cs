using System.Security.Cryptography;
using System.Text.Json;
using MultiIsek.Kernel;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Ideas;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Offline;

/// <summary>Liste von Beiträgen aus einer Tabelle (XLSX, CSV): it fills the form, and nothing is stored before somebody has looked at it.</summary>
internal static class EntryTable
{
    public static IReadOnlyList<string> Headings { get; } = ["Kapitel", "Überschrift", "Kategorie", "Ort", "Text", "Name", "Kanal", "Eingegangen am"];

    /// <returns>The cards, and the hash of all that they say: saved anew by a spreadsheet program it is the same list.</returns>
    /// <exception cref="RefusedException">It cannot be read, has no column "Text", or too many rows.</exception>
    public static async Task<(IReadOnlyList<CardInput> Cards, string Hash)> ReadAsync(Stream file, CancellationToken ct)
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

        List<CardInput> cards =
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
                    r.No,
                    "",
                    IdeaInput.Line(Cell("Kanal")),
                    IdeaInput.Line(Cell("Eingegangen am"))
                );
            }),
        ];
        return (cards, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(cards.Select(c => c with { No = null })))));
    }

    /// <summary>An empty list to fill in: columns as this phase takes them, the values that are allowed, and how it is done.</summary>
    /// <param name="bodies">Whose letters the phase takes; null for anybody's.</param>
    public static byte[] Template(ParticipationPhase phase, IReadOnlyList<ElementCard> elements, IReadOnlyList<string>? bodies)
    {
        var isIdea = phase.Kind == PhaseKind.Ideas;
        (string, IReadOnlyList<string>?)[] columns =
        [
            .. isIdea
                ? [("Überschrift", null), ("Kategorie", [.. phase.Categories.Select(c => c.Name)]), ("Ort", null)]
                : new (string, IReadOnlyList<string>?)[] { ("Kapitel", [.. elements.Select(e => e.Label)]) },
            ("Text", null),
            ("Name", bodies),
            ("Kanal", [.. EntryOrigin.Channels.Select(c => c.Name)]),
            ("Eingegangen am", null),
        ];
        return OfficeTable.Template(
            "Beiträge",
            columns,
            [
                $"Eine Zeile ist ein Beitrag zu „{phase.Title}“. Höchstens {EntryInput.CardsMax} Zeilen in einer Datei.",
                "Was in einer Spalte stehen darf, zeigt das Blatt „Listen“; die Zellen bieten es zur Auswahl an.",
                isIdea ? "Text und Überschrift gehören zu jedem Beitrag." : "Text und Kapitel gehören zu jedem Beitrag. Unter „Kapitel“ genügt der Code vom Papierbogen.",
                bodies is null ? "Namen werden mit dem Beitrag aufbewahrt und nie veröffentlicht." : "Unter „Name“ steht die Stelle, die geschrieben hat.",
                "Kanal und Tag des Eingangs können leer bleiben: Dann gilt, was Sie beim Eintragen für alle wählen. Tage schreiben Sie so: 5.12.2026.",
                "Beim Hochladen wird jede Zeile geprüft. Gespeichert ist nichts, bevor Sie „Eintragen“ gedrückt haben.",
            ]
        );
    }
}
