using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

/// <summary>Namen und Werte der Felder, for the merge, the history and the preview.</summary>
internal static class FormWords
{
    private static readonly Dictionary<string, string> Outcomes = new()
    {
        ["gespeichert"] = "Gespeichert.",
        ["vereint"] = "Gespeichert. Inzwischen hatte jemand anderes andere Felder geändert; beides ist erhalten.",
        ["gleich"] = "Es war nichts geändert.",
        ["verworfen"] = "Der Entwurf ist verworfen.",
        ["hergestellt"] = "Der frühere Stand ist wiederhergestellt.",
    };

    /// <summary>What an act on the form came to, by its word in the address; null for any other.</summary>
    public static string? Done(string? word) => Outcomes.GetValueOrDefault(word ?? "");

    public static string Label(this FormBook book, string name) =>
        Label(name) ?? book.Fields.FirstOrDefault(f => ElementForm.FieldPrefix + f.Key == name)?.Label ?? "Früheres Zusatzfeld";

    /// <summary>Of a field that every element has; null for any other.</summary>
    public static string? Label(string name) =>
        name switch
        {
            ElementForm.Type => "Typ",
            ElementForm.Number => "Nummer",
            ElementForm.Title => "Titel",
            ElementForm.Lead => "Kurztext",
            ElementForm.Body => "Text",
            ElementForm.BodyLabel => "Bezeichnung des Textes",
            ElementForm.Missing => "Hinweis statt des Textes",
            ElementForm.Plain => "Einfache Sprache",
            ElementForm.Spaces => "Orte",
            ElementForm.SpaceNote => "Anmerkung zum Ort",
            ElementForm.Actors => "Beteiligte Stellen",
            ElementForm.Links => "Verknüpfungen",
            ElementForm.Documents => "Dokumente",
            ElementForm.Source => "Quelle",
            ElementForm.SourceDetail => "Fundstelle",
            _ => null,
        };

    /// <summary>A value as people read it: names in place of keys.</summary>
    public static string Text(this FormBook book, string name, string value)
    {
        if (value.Length == 0)
        {
            return "";
        }

        string Each(AttributeType type) => string.Join('\n', value.Split('\n').Select(k => book.NameOf(type, k)));
        return name switch
        {
            ElementForm.Type => book.TypeOf(value)?.Singular ?? value,
            ElementForm.Spaces => Each(AttributeType.SpaceRef),
            ElementForm.Documents or ElementForm.Source => Each(AttributeType.DocumentRef),
            ElementForm.Actors => string.Join('\n', value.Split('\n').Select(ActorRow.Parse).OfType<ActorRow>().Select(a => Actor(book, a))),
            ElementForm.Links => string.Join('\n', value.Split('\n').Select(LinkRow.Parse).OfType<LinkRow>().Select(l => Link(book, l))),
            _ when book.Fields.FirstOrDefault(f => ElementForm.FieldPrefix + f.Key == name) is { } field && field.Type.IsList() => Each(field.Type),
            _ => value,
        };
    }

    /// <summary>Typed freely, so that two texts may be joined by hand.</summary>
    public static bool IsText(this FormBook book, string name) =>
        name
            is ElementForm.Title
                or ElementForm.Number
                or ElementForm.Lead
                or ElementForm.Body
                or ElementForm.BodyLabel
                or ElementForm.Missing
                or ElementForm.Plain
                or ElementForm.SpaceNote
                or ElementForm.SourceDetail
        || book.Fields.FirstOrDefault(f => ElementForm.FieldPrefix + f.Key == name) is { Type: AttributeType.Text or AttributeType.RichText };

    public static bool IsLong(this FormBook book, string name) =>
        name is ElementForm.Body or ElementForm.Plain or ElementForm.Lead
        || book.Fields.FirstOrDefault(f => ElementForm.FieldPrefix + f.Key == name) is { Type: AttributeType.RichText };

    private static string Actor(FormBook book, ActorRow line) =>
        $"{line.Role.Word()}: {book.NameOf(AttributeType.OrganisationRef, line.Organisation)}{(line.Note.Length == 0 ? "" : $" ({line.Note})")}";

    private static string Link(FormBook book, LinkRow line) =>
        $"{line.Kind.Word()} {book.NameOf(AttributeType.ElementRef, line.To)}{(ElementWords.Strength(line.Strength) is { } strength ? $", {strength}" : "")}{(line.Comment.Length == 0 ? "" : $" ({line.Comment})")}";
}
