namespace MultiIsek.Planning.Comparison;

internal static class ComparisonWords
{
    /// <summary>The kind that an address names; null for all.</summary>
    public static DiffKind? KindOf(string? name) => Enum.TryParse<DiffKind>(name, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>What happened to an element, for its heading.</summary>
    public static string Word(this DiffKind kind) =>
        kind switch
        {
            DiffKind.Added => "neu",
            DiffKind.Removed => "entfallen",
            DiffKind.Renamed => "umbenannt",
            DiffKind.Renumbered => "neu nummeriert",
            DiffKind.Moved => "verschoben",
            DiffKind.Split => "aufgeteilt",
            DiffKind.Merged => "zusammengeführt",
            DiffKind.Retyped => "anderer Typ",
            DiffKind.Text => "Text geändert",
            DiffKind.Field => "Angaben geändert",
            DiffKind.Cost => "Kosten geändert",
            DiffKind.Priority => "Priorität geändert",
            DiffKind.Links => "Verknüpfungen geändert",
            DiffKind.Space => "Ort geändert",
            DiffKind.Actors => "Beteiligte geändert",
            DiffKind.Documents => "Dokumente geändert",
        };
}
