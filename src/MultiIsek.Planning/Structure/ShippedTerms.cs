namespace MultiIsek.Planning.Structure;

/// <summary>Mitgelieferte Vokabulare: the same for every city, so they are no rows.</summary>
internal static class ShippedTerms
{
    public const string Sdg = "sdg";
    public const string SdgLabel = "Ziele für nachhaltige Entwicklung (SDG)";

    /// <summary>The 17 goals of the United Nations' 2030 Agenda, in the short German names that the federal government uses.</summary>
    private static readonly string[] Goals =
    [
        "Keine Armut",
        "Kein Hunger",
        "Gesundheit und Wohlergehen",
        "Hochwertige Bildung",
        "Geschlechtergleichheit",
        "Sauberes Wasser und Sanitäreinrichtungen",
        "Bezahlbare und saubere Energie",
        "Menschenwürdige Arbeit und Wirtschaftswachstum",
        "Industrie, Innovation und Infrastruktur",
        "Weniger Ungleichheiten",
        "Nachhaltige Städte und Gemeinden",
        "Nachhaltige/r Konsum und Produktion",
        "Maßnahmen zum Klimaschutz",
        "Leben unter Wasser",
        "Leben an Land",
        "Frieden, Gerechtigkeit und starke Institutionen",
        "Partnerschaften zur Erreichung der Ziele",
    ];

    /// <summary>All shipped terms by their reference ("sdg/11"), in order.</summary>
    public static readonly IReadOnlyDictionary<string, string> Labels = Goals
        .Select((label, i) => (Key: $"{Sdg}/{i + 1}", Label: $"SDG {i + 1}: {label}"))
        .ToDictionary(t => t.Key, t => t.Label);
}
