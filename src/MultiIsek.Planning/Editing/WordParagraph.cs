using System.Text.RegularExpressions;

namespace MultiIsek.Planning.Editing;

/// <summary>A paragraph and the empty lines behind it.</summary>
internal sealed partial class WordParagraph(string text, string end)
{
    /// <summary>Shared words of two paragraphs, of all that they have, from which on one is an edit of the other.</summary>
    private const double Alike = 0.4;

    /// <summary>Pairs of paragraphs between two that are the same: beyond that each is compared with its neighbour only.</summary>
    private const int PairsMax = 2500;

    public string Text => text;
    public string End => end;

    private Dictionary<string, int> Words => field ??= WordDiff.Words(text).Where(w => char.IsLetterOrDigit(w[0])).CountBy(w => w).ToDictionary();

    public static WordParagraph[] Split(string text)
    {
        List<WordParagraph> blocks = [];
        var from = 0;
        foreach (var gap in EmptyLines().EnumerateMatches(text))
        {
            blocks.Add(new(text[from..gap.Index], text.Substring(gap.Index, gap.Length)));
            from = gap.Index + gap.Length;
        }

        return [.. blocks, new(text[from..], "")];
    }

    /// <summary>0 … 1: words that both have, twice, of the words of both.</summary>
    public double Likeness(WordParagraph other)
    {
        var all = Words.Values.Sum() + other.Words.Values.Sum();
        return all == 0 ? 0 : 2.0 * Words.Sum(w => Math.Min(w.Value, other.Words.GetValueOrDefault(w.Key))) / all;
    }

    /// <summary>Pairs in order, as much alike in sum as can be.</summary>
    public static IReadOnlyList<(int A, int B)> Alikes(WordParagraph[] a, WordParagraph[] b)
    {
        // One for one is an edit, however much of it.
        if (a.Length == 1 && b.Length == 1)
        {
            return [(0, 0)];
        }

        if ((long)a.Length * b.Length > PairsMax)
        {
            return [.. Enumerable.Range(0, Math.Min(a.Length, b.Length)).Where(i => a[i].Likeness(b[i]) >= Alike).Select(i => (i, i))];
        }

        var best = new double[a.Length + 1, b.Length + 1];
        var alike = new double[a.Length, b.Length];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                alike[i, j] = a[i].Likeness(b[j]);
                var paired = alike[i, j] >= Alike ? alike[i, j] + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        List<(int, int)> pairs = [];
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            if (alike[i, j] >= Alike && best[i, j] <= alike[i, j] + best[i + 1, j + 1])
            {
                pairs.Add((i++, j++));
            }
            else if (best[i + 1, j] >= best[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    [GeneratedRegex(@"\n(?:[ \t]*\n)+")]
    private static partial Regex EmptyLines();
}
