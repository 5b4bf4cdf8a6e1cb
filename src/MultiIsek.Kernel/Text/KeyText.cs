using System.Globalization;
using System.Text;

namespace MultiIsek.Kernel.Text;

/// <summary>Schlüssel in Adressen: the words of a name.</summary>
public static class KeyText
{
    /// <summary>Page addresses have this word where a key stands: no row may have it.</summary>
    public const string New = "neu";
    private const int StemMax = 50;

    /// <summary>"Ausschuss für Bauen" becomes "ausschuss-fuer-bauen".</summary>
    /// <param name="otherwise">For a name without a letter or digit.</param>
    public static string Stem(string name, string otherwise)
    {
        var text = name.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal);
        text = text.Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        var letters = new StringBuilder();
        foreach (var sign in text.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            letters.Append(char.IsAsciiLetterOrDigit(sign) ? sign : '-');
        }

        var stem = "";
        foreach (var word in letters.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            if (stem.Length + word.Length <= StemMax)
            {
                stem = stem.Length == 0 ? word : $"{stem}-{word}";
            }
        }

        return stem.Length == 0 ? otherwise : stem;
    }

    /// <summary>The stem, or with the first number that is free.</summary>
    public static string Free(string stem, IReadOnlySet<string> taken) =>
        stem != New && !taken.Contains(stem) ? stem : Enumerable.Range(2, taken.Count + 2).Select(i => $"{stem}-{i}").First(k => !taken.Contains(k));
}
