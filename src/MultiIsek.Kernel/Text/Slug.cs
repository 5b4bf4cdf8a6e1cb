using System.Globalization;
using System.Text;

namespace MultiIsek.Kernel.Text;

/// <summary>Schlüssel aus Wörtern: what stands in addresses and files in place of a title.</summary>
public static class Slug
{
    private const int StemMax = 50;

    /// <summary>"Bäume am Ufer" → "baeume-am-ufer": whole words, lower case, at most 50 characters.</summary>
    /// <param name="fallback">Where the text has no letter or digit.</param>
    public static string Of(string text, string fallback)
    {
        text = text.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal);
        text = text.Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        var letters = new StringBuilder();
        foreach (var sign in text.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            letters.Append(char.IsAsciiLetterOrDigit(sign) ? sign : '-');
        }

        var words = letters.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries);
        var stem = words.Aggregate(
            "",
            (key, word) =>
                key.Length + word.Length > StemMax ? key
                : key.Length == 0 ? word
                : $"{key}-{word}"
        );
        return stem.Length == 0 ? fallback : stem;
    }

    /// <summary>The same with a number behind it where that is taken.</summary>
    public static string Free(string stem, IReadOnlySet<string> taken) =>
        taken.Contains(stem) ? Enumerable.Range(2, taken.Count + 1).Select(i => $"{stem}-{i}").First(k => !taken.Contains(k)) : stem;
}
