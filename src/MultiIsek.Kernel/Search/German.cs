using System.Text;
using System.Text.RegularExpressions;

namespace MultiIsek.Kernel.Search;

/// <summary>Folding and light stemming for German (after J. Savoy's light stemmer): the same form for "Häuser" and "Haus", and a part of a compound is a part of the text.</summary>
public static partial class German
{
    private static readonly string[] Endings = ["ern", "em", "en", "er", "es", "e", "s", "n"];

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            _ = c switch
            {
                'ß' => folded.Append("ss"),
                'ä' => folded.Append('a'),
                'ö' => folded.Append('o'),
                'ü' => folded.Append('u'),
                'é' or 'è' or 'ê' => folded.Append('e'),
                '\u00ad' => folded,
                _ => folded.Append(c),
            };
        }

        return folded.ToString();
    }

    public static string Stem(string word)
    {
        var stem = Fold(word);
        foreach (var ending in Endings)
        {
            if (stem.Length - ending.Length >= 4 && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        if (stem.Length >= 8 && stem.EndsWith("ung", StringComparison.Ordinal))
        {
            return stem[..^3];
        }

        return stem.Length >= 8 && (stem.EndsWith("heit", StringComparison.Ordinal) || stem.EndsWith("keit", StringComparison.Ordinal)) ? stem[..^4] : stem;
    }

    public static IEnumerable<string> Stems(string text) => Word().Matches(text).Select(m => Stem(m.Value));

    /// <summary>The form in which text is stored for searching: its stems, one space between.</summary>
    public static string Index(string text) => string.Join(' ', Stems(text));

    [GeneratedRegex(@"[\p{L}\u00ad]+|\d+")]
    private static partial Regex Word();
}
