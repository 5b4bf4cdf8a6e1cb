using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Elements;

internal static class ElementWords
{
    /// <summary>The link read from the element that has it.</summary>
    public static string Word(this ElementLinkKind kind) =>
        kind switch
        {
            ElementLinkKind.ContributesTo => "trägt bei zu",
            ElementLinkKind.ConflictsWith => "steht in Konflikt mit",
            ElementLinkKind.Requires => "setzt voraus",
            ElementLinkKind.Complements => "ergänzt",
            ElementLinkKind.Details => "konkretisiert",
            ElementLinkKind.Concerns => "betrifft",
        };

    /// <summary>The same read from the other element.</summary>
    public static string Inverse(this ElementLinkKind kind) =>
        kind switch
        {
            ElementLinkKind.ContributesTo => "dazu trägt bei",
            ElementLinkKind.ConflictsWith => "steht in Konflikt mit",
            ElementLinkKind.Requires => "ist Voraussetzung für",
            ElementLinkKind.Complements => "wird ergänzt durch",
            ElementLinkKind.Details => "wird konkretisiert durch",
            ElementLinkKind.Concerns => "ist betroffen von",
        };

    /// <summary>−2 … +2 as a word; nothing for a link without strength.</summary>
    public static string? Strength(int? strength) =>
        strength switch
        {
            null => null,
            >= 2 => "stark",
            1 => "etwas",
            0 => "neutral",
            -1 => "etwas hinderlich",
            <= -2 => "stark hinderlich",
        };

    public static string Word(this Fate fate) =>
        fate switch
        {
            Fate.Kept => "übernommen",
            Fate.Changed => "geändert",
            Fate.Moved => "verschoben",
            Fate.Merged => "zusammengeführt",
            Fate.Split => "aufgeteilt",
            Fate.Completed => "abgeschlossen",
            Fate.Deferred => "zurückgestellt",
            Fate.Dropped => "entfallen",
        };

    /// <summary>A heading for elements of a role where a target is named by role only.</summary>
    public static string Plural(this ElementRole role) =>
        role switch
        {
            ElementRole.Vision => "Zukunftsbild",
            ElementRole.Principle => "Grundsätze",
            ElementRole.Goal => "Ziele",
            ElementRole.Field => "Handlungsfelder",
            ElementRole.Bundle => "Vorhaben",
            ElementRole.Measure => "Maßnahmen",
            ElementRole.SubMeasure => "Einzelmaßnahmen",
            ElementRole.Area => "Räume",
            ElementRole.Finding => "Befunde",
            ElementRole.Section => "Kapitel",
        };
}
