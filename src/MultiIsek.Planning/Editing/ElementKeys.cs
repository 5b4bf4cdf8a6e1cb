using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Editing;

/// <summary>Kennungen neuer Elemente. What it gave out in this scope counts as taken, saved or not.</summary>
internal sealed class ElementKeys(IsekDbContext db)
{
    private readonly HashSet<string> _given = [];

    /// <summary>What was given out and not saved is free again.</summary>
    public void Forget() => _given.Clear();

    /// <summary>The key in addresses: words of the title, unique in the city.</summary>
    public async Task<string> NewAsync(string title, CancellationToken ct)
    {
        var text = title.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal);
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
                key.Length + word.Length > 50 ? key
                : key.Length == 0 ? word
                : $"{key}-{word}"
        );
        stem = stem.Length == 0 ? "element" : stem;
        var taken = await db.Set<PlanElement>().Where(e => e.Key.StartsWith(stem)).Select(e => e.Key).ToHashSetAsync(ct);
        taken.UnionWith(_given);
        var found = taken.Contains(stem) ? Enumerable.Range(2, taken.Count + 1).Select(i => $"{stem}-{i}").First(k => !taken.Contains(k)) : stem;
        _given.Add(found);
        return found;
    }
}
