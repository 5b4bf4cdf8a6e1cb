using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Structure;

/// <summary>Wörter der Strukturseiten.</summary>
internal static class StructureWords
{
    /// <summary>A role as the desk names it.</summary>
    public static string Word(this ElementRole role) =>
        role switch
        {
            ElementRole.Vision => "Leitbild",
            ElementRole.Principle => "Leitlinie",
            ElementRole.Goal => "Ziel",
            ElementRole.Field => "Handlungsfeld",
            ElementRole.Bundle => "Vorhaben (Bündel)",
            ElementRole.Measure => "Maßnahme",
            ElementRole.SubMeasure => "Teilmaßnahme",
            ElementRole.Area => "Raum",
            ElementRole.Finding => "Befund",
            ElementRole.Section => "Abschnitt",
        };

    public static string Word(this ElementFlag flag) =>
        flag switch
        {
            ElementFlag.Trackable => "Stand der Umsetzung",
            ElementFlag.Commentable => "kann kommentiert werden",
            ElementFlag.Locatable => "hat einen Ort",
            ElementFlag.Budgetable => "hat Kosten",
            ElementFlag.Prioritisable => "hat eine Priorität",
            ElementFlag.CountsAsMeasure => "zählt als Maßnahme",
            ElementFlag.InNavigation => "steht auf der Startseite",
            ElementFlag.HasPlainLanguage => "in einfacher Sprache",
        };

    public static string Word(this TypeColour colour) =>
        colour switch
        {
            TypeColour.None => "keine",
            TypeColour.Blue => "Blau",
            TypeColour.Teal => "Petrol",
            TypeColour.Green => "Grün",
            TypeColour.Ochre => "Ocker",
            TypeColour.Rust => "Rost",
            TypeColour.Plum => "Pflaume",
            TypeColour.Slate => "Schiefer",
        };

    /// <summary>The class that marks what is of a coloured type; null for one without.</summary>
    public static string? Mark(this TypeColour colour) => colour == TypeColour.None ? null : $"tint tint--{colour.ToString().ToLowerInvariant()}";

    public static string Word(this AttributeType type) =>
        type switch
        {
            AttributeType.Text => "Text",
            AttributeType.RichText => "Text mit Gestaltung",
            AttributeType.Number => "Zahl",
            AttributeType.Money => "Geldbetrag",
            AttributeType.Date => "Datum",
            AttributeType.Year => "Jahr",
            AttributeType.YearRange => "Zeitraum in Jahren",
            AttributeType.Boolean => "ja oder nein",
            AttributeType.Choice => "Auswahl, ein Wert",
            AttributeType.MultiChoice => "Auswahl, mehrere Werte",
            AttributeType.OrderedChoice => "Stufen",
            AttributeType.OrganisationRef => "Stellen und Organisationen",
            AttributeType.SpaceRef => "Orte",
            AttributeType.ElementRef => "andere Elemente",
            AttributeType.DocumentRef => "Dokumente",
            AttributeType.Url => "Webadresse",
            AttributeType.TermRef => "Begriffe eines Vokabulars",
        };

    public static string Word(this FieldEditor editor) =>
        editor switch
        {
            FieldEditor.Editor => "Redaktion und Leitung",
            FieldEditor.Admin => "nur die Leitung",
            FieldEditor.Department => "auch das zuständige Fachamt",
        };

    /// <summary>What an element of this role usually can do.</summary>
    public static IReadOnlyList<ElementFlag> UsualFlags(this ElementRole role) =>
        role switch
        {
            ElementRole.Measure =>
            [
                ElementFlag.Trackable,
                ElementFlag.Commentable,
                ElementFlag.Locatable,
                ElementFlag.Budgetable,
                ElementFlag.Prioritisable,
                ElementFlag.CountsAsMeasure,
            ],
            ElementRole.SubMeasure => [ElementFlag.Trackable, ElementFlag.Commentable, ElementFlag.Budgetable],
            ElementRole.Area => [ElementFlag.Commentable, ElementFlag.Locatable],
            ElementRole.Field or ElementRole.Bundle => [ElementFlag.InNavigation, ElementFlag.Commentable],
            ElementRole.Vision or ElementRole.Principle or ElementRole.Goal or ElementRole.Finding or ElementRole.Section => [ElementFlag.Commentable],
        };

    public static IReadOnlyList<Choice> Choices<T>(Func<T, string> word)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Choice(v.ToString(), word(v)))];
}
