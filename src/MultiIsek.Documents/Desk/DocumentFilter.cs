using System.Globalization;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Search;

namespace MultiIsek.Documents.Desk;

/// <summary>Auswahl und Reihenfolge der Liste, as they stand in the address; what nobody knows is left out.</summary>
internal sealed record DocumentFilter(string? Word, string? Group, DocumentKind? Kind, string? State, string Sort, bool IsDown)
{
    public const string Path = "/verwaltung/dokumente";
    public const string NoGroup = "ohne";
    private static readonly StringComparer Alphabet = StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true);

    public static readonly IReadOnlyList<Choice> Sorts =
    [
        ("liste", "Wie auf der öffentlichen Seite"),
        ("titel", "Titel"),
        ("stand", "Datum des Dokuments"),
        ("neu", "Zuletzt angelegt"),
        ("groesse", "Größe"),
    ];

    public static readonly IReadOnlyList<Choice> States =
    [
        ("oeffentlich", "Öffentlich"),
        ("entwurf", "Entwurf"),
        ("zurueckgezogen", "Zurückgezogen"),
        ("platzhalter", "Noch ohne Dokument (Platzhalter)"),
        ("pruefung", "In Prüfung oder mit Virenfund"),
    ];

    public bool IsEmpty => Word is null && Group is null && Kind is null && State is null;

    public static DocumentFilter Read(string? word, string? group, string? kind, string? state, string? sort) =>
        new(
            string.IsNullOrWhiteSpace(word) ? null : word.Trim(),
            string.IsNullOrWhiteSpace(group) ? null : group,
            Enum.TryParse<DocumentKind>(kind, out var known) && Enum.IsDefined(known) ? known : null,
            States.Any(s => s.Key == state) ? state : null,
            Sorts.FirstOrDefault(s => s.Key == sort?.TrimStart('-'))?.Key ?? Sorts[0].Key,
            sort?.StartsWith('-') == true
        );

    public IReadOnlyList<DeskDocument> Of(IReadOnlyList<DeskDocument> all)
    {
        var words = Word is null ? [] : German.Stems(Word).ToList();
        var some = all.Where(d =>
            (Group is null || (Group == NoGroup ? d.Group is null : d.Group == Group))
            && (Kind is null || d.Kind == Kind)
            && IsIn(d)
            && (Word is null || words.All(w => German.Index($"{d.Title} {d.Key}").Contains(w, StringComparison.Ordinal)))
        );
        var ordered = Sort switch
        {
            "titel" => some.OrderBy(d => d.Title, Alphabet),
            "stand" => some.OrderByDescending(d => d.DatedOn?.LastDay ?? DateOnly.MinValue),
            "neu" => some.OrderByDescending(d => d.Id),
            "groesse" => some.OrderByDescending(d => d.Size),
            _ => some,
        };
        return IsDown ? [.. ordered.Reverse()] : [.. ordered];
    }

    /// <summary>The address of this selection, with something else of it.</summary>
    public string Url(string? sort = null, params (string Name, string Value)[] more)
    {
        (string Name, string? Value)[] all =
        [
            ("wort", Word),
            ("gruppe", Group),
            ("art", Kind?.ToString()),
            ("zustand", State),
            ("sortierung", sort ?? (Sort == Sorts[0].Key && !IsDown ? null : $"{(IsDown ? "-" : "")}{Sort}")),
            .. more.Select(m => (m.Name, (string?)m.Value)),
        ];
        var query = string.Join('&', all.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value!)}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    private bool IsIn(DeskDocument document) =>
        State switch
        {
            "oeffentlich" => document is { State: DocumentState.Published, IsPlaceholder: false },
            "entwurf" => document.State == DocumentState.Draft,
            "zurueckgezogen" => document.State == DocumentState.Withdrawn,
            "platzhalter" => document.IsPlaceholder,
            "pruefung" => document.Scans.Any(s => !s.IsPassed()),
            _ => true,
        };
}
