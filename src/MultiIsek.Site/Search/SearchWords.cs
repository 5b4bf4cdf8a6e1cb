using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using MultiIsek.Kernel.Search;

namespace MultiIsek.Site.Search;

/// <summary>What was asked, as stems; and where a text shows them.</summary>
internal sealed partial record SearchWords(IReadOnlyList<string> Stems)
{
    public const int QueryMax = 200;
    private const int SnippetMax = 240;
    private const int WordsMax = 8;
    private static readonly HashSet<string> Small = new(
        "aber als am an auch auf aus bei bis da das dass dem den der des die dort du durch ein eine einem einen einer eines er es für hat ich ihr im in ist man mit nach nicht noch oder ob sich sie sind so über um und uns unser unsere vom von vor war was wann warum welche welcher welches wenn wer wie wird wir wo zu zum zur".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    public static SearchWords None { get; } = new([]);

    /// <summary>The first signs of a long question; no sign of two halves is torn apart.</summary>
    public static string Cut(string? query) =>
        query is null or { Length: <= QueryMax } ? query ?? "" : query[..(char.IsHighSurrogate(query[QueryMax - 1]) ? QueryMax - 1 : QueryMax)];

    public static SearchWords Of(string? query)
    {
        var words = Word().Matches(Cut(query)).Select(m => m.Value).ToList();
        // Small words count only where there is nothing else.
        var telling = words.Where(w => !Small.Contains(w)).ToList();
        return new([.. (telling.Count > 0 ? telling : words).SelectMany(German.Stems).Distinct().Take(WordsMax)]);
    }

    /// <summary>The text, encoded, with marks around the words that were searched.</summary>
    public IHtmlContent Marked(string text)
    {
        var html = new HtmlContentBuilder();
        foreach (var (piece, isHit) in Pieces(text))
        {
            _ = isHit ? html.AppendHtml("<mark>").Append(piece).AppendHtml("</mark>") : html.Append(piece);
        }

        return html;
    }

    /// <summary>A piece of the text around the first word that was searched.</summary>
    public string Snippet(string text)
    {
        var first = Word().Matches(text).FirstOrDefault(w => IsHit(w.Value))?.Index ?? 0;
        var start = first <= SnippetMax / 2 ? 0 : text.IndexOf(' ', first - (SnippetMax / 3)) + 1;
        start = start > first ? first : start;
        var end = text.Length;
        if (end - start > SnippetMax)
        {
            end = text.LastIndexOf(' ', start + SnippetMax) is var blank && blank > first ? blank : start + SnippetMax;
        }

        return $"{(start > 0 ? "… " : "")}{text[start..end]}{(end < text.Length ? " …" : "")}";
    }

    private IEnumerable<(string Text, bool IsHit)> Pieces(string text)
    {
        var last = 0;
        foreach (Match word in Word().Matches(text))
        {
            if (!IsHit(word.Value))
            {
                continue;
            }

            if (word.Index > last)
            {
                yield return (text[last..word.Index], false);
            }

            yield return (word.Value, true);
            last = word.Index + word.Length;
        }

        if (last < text.Length)
        {
            yield return (text[last..], false);
        }
    }

    private bool IsHit(string word)
    {
        var stem = German.Stem(word);
        return Stems.Any(s => stem.Contains(s, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[\p{L}\u00ad]+|\d+")]
    private static partial Regex Word();
}
