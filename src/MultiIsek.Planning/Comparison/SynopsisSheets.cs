using System.Globalization;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Tables;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Synopse als Excel-Tabelle: one row for each difference, beside it the numbers and what became of all elements.</summary>
internal static class SynopsisSheets
{
    private const string Cut = " … (gekürzt; der ganze Text steht im Plan)";
    private const double Wide = 40;

    public static byte[] Write(Synopsis synopsis)
    {
        List<BookSheet> sheets =
        [
            new(
                "Synopse",
                [
                    new("Nummer"),
                    new("Titel", MinWidth: 24),
                    new("Typ", MinWidth: 14),
                    new("Was", MinWidth: 16),
                    new("Feld", MinWidth: 14),
                    new("früher", MinWidth: Wide),
                    new("jetzt", MinWidth: Wide),
                    new("Veränderung", MinWidth: 16),
                    new("Verbleib", MinWidth: 14),
                    new("Grund", MinWidth: 24),
                    new("Beiträge zum früheren Text", MinWidth: 16),
                ],
                [.. synopsis.Changed.SelectMany(d => d.Differences.Select(each => Row(d, Synopsis.Full(d, each))))]
            ),
            new("Übersicht", [new("Angabe", MinWidth: 30), new("Wert", MinWidth: Wide)], [.. Overview(synopsis)]),
        ];
        if (synopsis.Coverage is { } coverage)
        {
            sheets.Add(
                new(
                    "Verbleib",
                    [new("Typ", MinWidth: 14), new("früher", MinWidth: Wide), new("Verbleib", MinWidth: 14), new("jetzt", MinWidth: Wide), new("Grund", MinWidth: 24)],
                    [.. coverage.Lines.Select(l => Texts(l.Type, l.From.Label, l.Fate?.Word() ?? "noch offen", l.Now, l.Reason))]
                )
            );
            sheets.Add(
                new(
                    "Herkunft",
                    [new("jetzt", MinWidth: Wide), new("kommt aus", MinWidth: Wide)],
                    [.. coverage.Origins.Select(o => Texts(o.Element.Label, o.From.Count > 0 ? string.Join(", ", o.From.Select(f => f.Label)) : "neu"))]
                )
            );
        }

        return TableBook.Write(sheets);
    }

    private static List<SheetCell> Row(ElementDiff diff, Difference difference) =>
        Texts(
            diff.Shown.Number ?? "",
            diff.Shown.Title,
            diff.Shown.TypeLabel,
            difference.Kind.Word(),
            difference.Label,
            difference.Before,
            difference.After,
            difference.Note ?? "",
            Synopsis.FateOf(diff),
            diff.Reason ?? "",
            diff.Before?.Voices ?? ""
        );

    private static IEnumerable<List<SheetCell>> Overview(Synopsis synopsis)
    {
        var comparison = synopsis.Comparison;
        yield return Texts("Konzept", comparison.After.Plan.Title);
        foreach (var (which, side) in new[] { ("Frühere", comparison.Before), ("Spätere", comparison.After) })
        {
            yield return Texts($"{which} Fassung", synopsis.NameOf(side));
            yield return Texts($"{which} Fassung: Stand", side.Version.Stand());
            yield return Texts($"{which} Fassung: Beschluss", side.Version.Decided(synopsis.Resolutions));
        }

        foreach (var (kind, count) in comparison.Counts)
        {
            yield return Number(kind.Word(), count);
        }

        yield return Number("unverändert", comparison.Unchanged);
        if (synopsis.Only is { } only)
        {
            yield return Texts("Gezeigt", $"nur: {only.Word()}");
        }

        foreach (var note in new[] { synopsis.IsHidden ? Synopsis.HiddenNote : null, synopsis.BeyondNote }.OfType<string>())
        {
            yield return Texts("Hinweis", note);
        }

        foreach (var change in comparison.Structure)
        {
            yield return Texts("Struktur", change);
        }
    }

    private static List<SheetCell> Texts(params ReadOnlySpan<string> texts)
    {
        List<SheetCell> cells = [];
        foreach (var text in texts)
        {
            cells.Add(SheetStyles.Text(text.Length > CellWriter.LengthMax ? text[..(CellWriter.LengthMax - Cut.Length - 1)] + Cut : text));
        }

        return cells;
    }

    private static List<SheetCell> Number(string label, int count) =>
        [SheetStyles.Text(label), new(count.ToString(CultureInfo.InvariantCulture), Number: count, Look: SheetLook.Whole)];
}
