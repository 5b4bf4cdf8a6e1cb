using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Tables;

/// <summary>Spalte der Tabelle.</summary>
/// <param name="Name">The form's field, or one of the constants here.</param>
/// <param name="Field">Null for what every element has.</param>
internal sealed record TableColumn(string Name, string Label, AttributeDefinition? Field = null)
{
    public const string Key = "key";
    public const string Stamp = "stamp";
    public const string Parent = ImportRow.Place;

    /// <summary>What of a stamp stands in the table: enough to tell an element's states apart.</summary>
    public const int StampLength = 12;

    public bool IsList => Name is ElementForm.Spaces or ElementForm.Documents or ElementForm.Actors or ElementForm.Links || Field?.Type.IsList() == true;

    /// <summary>Columns for these types, in the order of the form.</summary>
    public static IReadOnlyList<TableColumn> Of(FormBook book, IReadOnlyCollection<string> types)
    {
        List<TableColumn> columns = [new(Key, "Kennung"), new(ElementForm.Type, OfForm(ElementForm.Type)), new(Parent, "Liegt unter")];
        columns.AddRange(ElementForm.Own.Where(n => n != ElementForm.Type).Select(n => new TableColumn(n, OfForm(n))));
        foreach (var field in book.Fields.Where(f => f.On.Any(types.Contains)))
        {
            var label = field.Unit is null ? field.Label : $"{field.Label} ({field.Unit})";
            // Two fields of different types may be called the same.
            var isTaken = columns.Exists(c => Same(c.Label, label)) || book.Fields.Any(f => f != field && Same(f.Label, field.Label) && f.Unit == field.Unit);
            columns.Add(new(ElementForm.FieldPrefix + field.Key, isTaken ? $"{label} [{field.Key}]" : label, field));
        }

        columns.Add(new(Stamp, "Stand"));
        return columns;
    }

    /// <summary>Whether a heading of a file means this column: its label, with or without the unit.</summary>
    public bool IsMeant(string heading) => Same(heading, Label) || (Field is { } field && (Same(heading, field.Label) || Same(heading, field.Key)));

    private static string OfForm(string name) => FormWords.Label(name)!;

    private static bool Same(string a, string b) => string.Equals(Words(a), Words(b), StringComparison.OrdinalIgnoreCase);

    private static string Words(string text) => string.Join(' ', text.TrimEnd('*', ':').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
