using System.Globalization;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.Tables;

/// <summary>Zuordnung der Spalten einer Datei: by their headings, or as the person chose.</summary>
/// <param name="All">Every column that the version knows.</param>
/// <param name="Chosen">By the file's column, from 0; null for one that is left out.</param>
internal sealed record TableColumns(IReadOnlyList<TableColumn> All, IReadOnlyList<TableColumn?> Chosen, IReadOnlyList<string> Headings)
{
    public const string TypeOfNew = "typ-neu";
    public const string PlaceOfNew = "platz-neu";
    private const string None = "-";

    public static string ChoiceOf(int column) => $"spalte-{column.ToString(CultureInfo.InvariantCulture)}";

    public static TableColumns Of(PlanImport import, FormBook book)
    {
        var all = TableColumn.Of(book, [.. book.Types.Select(t => t.Key)]);
        var headings = import.Rows[0];
        var width = import.Rows.Max(r => r.Count);
        List<TableColumn?> chosen = [];
        for (var i = 0; i < width; i++)
        {
            var heading = headings.ElementAtOrDefault(i) ?? "";
            chosen.Add(
                import.Choices.TryGetValue(ChoiceOf(i), out var name) ? all.FirstOrDefault(c => c.Name == name) : all.FirstOrDefault(c => c.IsMeant(heading) && !chosen.Contains(c))
            );
        }

        return new(all, chosen, [.. Enumerable.Range(0, width).Select(i => headings.ElementAtOrDefault(i) is { Length: > 0 } text ? text : $"({TableBook.Letters(i)})")]);
    }

    /// <summary>Two columns of the file for one of the plan.</summary>
    public IEnumerable<string> Twice =>
        Chosen
            .OfType<TableColumn>()
            .GroupBy(c => c.Name)
            .Where(g => g.Count() > 1)
            .Select(g => $"Zwei Spalten der Datei sind „{g.First().Label}“ zugeordnet. Wählen Sie eine davon.");

    public int IndexOf(string name) => Chosen.ToList().FindIndex(c => c?.Name == name);

    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>As the file calls it; the plan's word for what the file does not have.</summary>
    public string HeadingOf(string name) => IndexOf(name) is >= 0 and var i ? Headings[i] : All.FirstOrDefault(c => c.Name == name)?.Label ?? "Liegt unter";

    public string Cell(IReadOnlyList<string> row, string name) => IndexOf(name) is >= 0 and var i ? row.ElementAtOrDefault(i) ?? "" : "";

    /// <summary>What a form of the mapping sent, as choices to be kept.</summary>
    public Dictionary<string, string> Read(Func<string, string?> sent)
    {
        Dictionary<string, string> choices = [];
        for (var i = 0; i < Chosen.Count; i++)
        {
            choices[ChoiceOf(i)] = All.FirstOrDefault(c => c.Name == sent(ChoiceOf(i)))?.Name ?? None;
        }

        choices[TypeOfNew] = sent(TypeOfNew) ?? "";
        choices[PlaceOfNew] = sent(PlaceOfNew) ?? "";
        return choices;
    }
}
