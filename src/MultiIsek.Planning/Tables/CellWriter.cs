using System.Globalization;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Tables;

/// <summary>Was in einer Zelle steht: a value of a form as people read it in a table.</summary>
internal sealed class CellWriter(FormBook book)
{
    /// <summary>More Excel does not take in one cell.</summary>
    public const int LengthMax = 32_767;
    public const string TooLong = "(zu lang für eine Zelle; bitte im Formular bearbeiten)";
    private readonly Dictionary<AttributeType, CellNames> _names = [];

    public CellNames Types { get; } = new([.. book.Types.Select(t => new Choice(t.Key, t.Singular))]);

    public CellNames Names(AttributeType type) => _names.TryGetValue(type, out var known) ? known : _names[type] = CellNames.Of(book, type);

    /// <param name="head">The element as it is now; null for a new one.</param>
    public string Of(TableColumn column, ElementForm form, ElementHead? head)
    {
        var text = column.Name switch
        {
            TableColumn.Key => head?.Key ?? "",
            TableColumn.Stamp => form.Stamp[..TableColumn.StampLength],
            TableColumn.Parent => book.Outline.Find(head?.ParentId) is { } parent ? Names(AttributeType.ElementRef).Name(parent.Key) : "",
            // The number that its place gives is no part of the form.
            ElementForm.Number => form[ElementForm.Number].Length > 0 ? form[ElementForm.Number] : head?.Number ?? "",
            ElementForm.Type => Types.Name(form[ElementForm.Type]),
            ElementForm.Spaces => Each(AttributeType.SpaceRef, form.Lines(column.Name)),
            ElementForm.Documents or ElementForm.Source => Each(AttributeType.DocumentRef, form.Lines(column.Name)),
            ElementForm.Actors => string.Join('\n', form.Lines(column.Name).Select(ActorRow.Parse).OfType<ActorRow>().Select(Actor)),
            ElementForm.Links => string.Join('\n', form.Lines(column.Name).Select(LinkRow.Parse).OfType<LinkRow>().Select(Link)),
            _ when column.Field is { } field && field.Type.IsList() && field.Type != AttributeType.MultiChoice => Each(field.Type, form.Lines(column.Name)),
            _ => form[column.Name],
        };
        return text.Length > LengthMax ? TooLong : text;
    }

    private string Each(AttributeType type, IEnumerable<string> keys) => string.Join('\n', keys.Select(Names(type).Name));

    private string Actor(ActorRow line) => Line($"{line.Role.Word()}: {Names(AttributeType.OrganisationRef).Name(line.Organisation)}", line.Note);

    private string Link(LinkRow line)
    {
        var strength = line.Strength?.ToString("+0;-0;0", CultureInfo.InvariantCulture) ?? "";
        return Line($"{line.Kind.Word()}: {Names(AttributeType.ElementRef).Name(line.To)}", strength, line.Comment);
    }

    // "Zuständig: Bauamt | nur Nordteil"; what is empty at the end goes.
    private static string Line(params string[] parts) => string.Join($" {CellNames.Bar} ", parts).TrimEnd(' ', CellNames.Bar);
}
