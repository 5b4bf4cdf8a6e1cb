using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace MultiIsek.Documents.Desk;

/// <summary>Schlüssel für Adressen, made of the words of a title, unique in the city.</summary>
internal static class DeskKeys
{
    private const int LengthMax = 60;

    /// <param name="without">Where the title has no letter that an address takes.</param>
    public static async Task<string> NewAsync(IQueryable<string> keys, string title, string without, CancellationToken ct)
    {
        var stem = Stem(title);
        stem = stem.Length == 0 ? without : stem;
        var taken = await keys.Where(k => k.StartsWith(stem)).ToHashSetAsync(ct);
        return taken.Contains(stem) ? Enumerable.Range(2, taken.Count + 1).Select(i => $"{stem}-{i}").First(k => !taken.Contains(k)) : stem;
    }

    private static string Stem(string title)
    {
        var text = title.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal);
        text = text.Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        var letters = text.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var words = string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var stem = string.Join('-', words);
        // At the end of a word where there is one.
        return stem.Length <= LengthMax ? stem : stem[..(stem.LastIndexOf('-', LengthMax) is > 0 and var end ? end : LengthMax)];
    }
}
