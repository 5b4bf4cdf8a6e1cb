using MultiIsek.Kernel.Pages;

namespace MultiIsek.Documents.Library;

/// <summary>Sprachen, in denen Städte Dokumente herausgeben, by their BCP 47 tag.</summary>
internal static class DocumentLanguages
{
    public static readonly IReadOnlyList<Choice> All =
    [
        ("de", "Deutsch"),
        ("de-simple", "Einfache Sprache"),
        ("de-x-ls", "Leichte Sprache"),
        ("ar", "Arabisch"),
        ("en", "Englisch"),
        ("fr", "Französisch"),
        ("it", "Italienisch"),
        ("nl", "Niederländisch"),
        ("pl", "Polnisch"),
        ("ro", "Rumänisch"),
        ("ru", "Russisch"),
        ("tr", "Türkisch"),
        ("uk", "Ukrainisch"),
    ];

    public static string Name(string key) => All.FirstOrDefault(l => l.Key == key)?.Label ?? key;
}
