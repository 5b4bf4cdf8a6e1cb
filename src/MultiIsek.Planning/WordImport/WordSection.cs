using System.Globalization;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.WordImport;

/// <summary>Überschrift einer Word-Datei mit dem Text darunter.</summary>
/// <param name="Level">From 1; 0 for what stands before the first heading.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Pictures">How many pictures and other objects stand in it.</param>
internal sealed record WordSection(int Level, string Title, string Body, int Pictures)
{
    public List<string> ToRow() => [Level.ToString(CultureInfo.InvariantCulture), Title, Body, Pictures.ToString(CultureInfo.InvariantCulture)];

    public static IReadOnlyList<WordSection> Of(PlanImport import) =>
        [.. import.Rows.Select(r => new WordSection(int.Parse(r[0], CultureInfo.InvariantCulture), r[1], r[2], int.Parse(r[3], CultureInfo.InvariantCulture)))];
}
