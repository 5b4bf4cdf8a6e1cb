namespace MultiIsek.Documents.Library;

/// <summary>Kopf einer Quellenzusammenfassung: title, notice, source and dates, the same at the top of each. What is said about all tells a reader of search results nothing.</summary>
internal static class DocumentHead
{
    private static readonly string[] Begins = ["# ", "**", "Quelle:", "Stand:", "Ausgewertet am"];

    /// <summary>The text behind its head; the whole text where there is nothing else.</summary>
    public static string Cut(string markdown)
    {
        var blocks = markdown.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var rest = string.Join("\n\n", blocks.SkipWhile(b => Begins.Any(begin => b.TrimStart().StartsWith(begin, StringComparison.Ordinal))));
        return string.IsNullOrWhiteSpace(rest) ? markdown : rest;
    }
}
