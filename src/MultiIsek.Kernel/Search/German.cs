using System.Text;
using System.Text.RegularExpressions;

namespace MultiIsek.Kernel.Search;

/// <summary>
/// Folding and light stemming for German (after J. Savoy's light stemmer, with the s- and umlaut rules of Snowball's "german2"): the same form for "Häuser" and "Haus",
/// and a part of a compound is a part of the text.
/// </summary>
public static partial class German
{
    private const int LongWord = 8;
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
        // "Haeuser" is how people write without an umlaut key; "neue", "bauen" and "Quelle" are none.
        var lower = WrittenOut().Replace(word.ToLowerInvariant().Normalize(NormalizationForm.FormC), m => Umlaut(m.ValueSpan[0]));
        var stem = Fold(lower);
        if (stem.EndsWith("innen", StringComparison.Ordinal) && stem.Length >= LongWord)
        {
            stem = stem[..^5];
        }
        else if (stem.EndsWith("erin", StringComparison.Ordinal) && stem.Length >= LongWord)
        {
            stem = stem[..^2];
        }

        // Twice: "Quartiere" loses its plural and then the "er" that "Quartier" loses at once.
        stem = WithoutEnding(stem, HasUmlaut(lower), Endings);
        stem = WithoutEnding(stem, false, ["er", "en"]);
        var root = WithoutSuffix(stem);
        return root.Length == stem.Length ? stem : WithoutEnding(root, false, ["er", "en"]);
    }

    public static IEnumerable<string> Stems(string text) => Word().Matches(text).Select(m => Stem(m.Value));

    /// <summary>The form in which text is stored for searching: its stems, one space between.</summary>
    public static string Index(string text) => string.Join(' ', Stems(text));

    private static string WithoutEnding(string stem, bool hasUmlaut, ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal) && Loses(stem.AsSpan(0, stem.Length - ending.Length), ending, hasUmlaut))
            {
                return stem[..^ending.Length];
            }
        }

        return stem;
    }

    private static bool Loses(ReadOnlySpan<char> rest, string ending, bool hasUmlaut) =>
        ending switch
        {
            // "Parks", "Büros", "Kitas", but "Haus", "Kreis", "Beschluss", "Erdgas" keep theirs.
            "s" => rest.Length >= 4
                && ("bdfghkmnrtl".Contains(rest[^1], StringComparison.Ordinal) || (rest[^1] == 'o' && rest[^2] != 'l') || (rest[^1] == 'a' && rest[^2] is not ('g' or 'l'))),
            // "Mitteln", "Bürgern", but "Verein".
            "n" => rest.Length >= 4 && (rest.EndsWith("er") || rest.EndsWith("el")),
            // "Wege", "Orte".
            "e" => rest.Length >= 3,
            // "Räder", "Ämter": the umlaut says that it is a plural. "Ideen": nothing else ends so.
            "er" or "es" => rest.Length >= (hasUmlaut ? 3 : 4),
            "en" => rest.Length >= 4 || (rest.Length == 3 && rest[^1] == 'e'),
            _ => rest.Length >= 4,
        };

    private static string WithoutSuffix(string stem)
    {
        if (stem.Length >= LongWord && stem.EndsWith("ung", StringComparison.Ordinal))
        {
            return stem[..^3];
        }

        if (stem.Length >= LongWord && (stem.EndsWith("heit", StringComparison.Ordinal) || stem.EndsWith("keit", StringComparison.Ordinal)))
        {
            return stem[..^4];
        }

        // "Zentrum" and "Zentren", but not "Raum".
        return stem.Length >= 6 && stem.EndsWith("um", StringComparison.Ordinal) && stem[^3] != 'a' ? stem[..^2] : stem;
    }

    private static bool HasUmlaut(string lower) => lower.AsSpan().ContainsAny('ä', 'ö', 'ü');

    private static string Umlaut(char vowel) =>
        vowel switch
        {
            'a' => "ä",
            'o' => "ö",
            _ => "ü",
        };

    [GeneratedRegex("ae|oe|(?<![aeq])ue")]
    private static partial Regex WrittenOut();

    [GeneratedRegex(@"[\p{L}\u00ad]+|\d+")]
    private static partial Regex Word();
}
