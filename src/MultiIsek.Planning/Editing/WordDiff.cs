using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MultiIsek.Planning.Editing;

internal enum WordFate
{
    Same,
    Added,
    Removed,
}

/// <summary>A run of words with one fate.</summary>
internal readonly record struct WordRun(WordFate Fate, string Text);

/// <summary>Unterschiede zweier Texte, Wort für Wort.</summary>
internal static partial class WordDiff
{
    // Beyond that a person reads both texts anyway, and the table would grow with the square.
    private const int WordsMax = 3000;

    public static IReadOnlyList<WordRun> Of(string before, string after)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new(WordFate.Same, before)];
        }

        var (a, b) = (Words(before), Words(after));
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        List<WordRun> runs = [];
        Add(runs, WordFate.Same, string.Concat(a.Take(head)));
        Middle(runs, a[head..(a.Length - tail)], b[head..(b.Length - tail)]);
        Add(runs, WordFate.Same, string.Concat(a.Skip(a.Length - tail)));
        return runs;
    }

    /// <summary>One line of markup: what was added as ins, what was taken away as del.</summary>
    /// <param name="context">Signs of what stays the same that are shown around a difference.</param>
    public static IHtmlContent Html(string before, string after, int context = int.MaxValue / 4)
    {
        var html = new HtmlContentBuilder();
        var runs = Of(before, after);
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (run.Fate == WordFate.Same)
            {
                html.Append(Around(run.Text, i > 0 ? context : 0, i < runs.Count - 1 ? context : 0));
                continue;
            }

            var tag = new TagBuilder(run.Fate == WordFate.Added ? "ins" : "del");
            tag.InnerHtml.Append(run.Text);
            html.AppendHtml(tag);
        }

        return html;
    }

    private static string Around(string text, int head, int tail) =>
        text.Length <= head + tail + 3 ? text : $"{text[..Math.Min(head, text.Length)]} … {text[^Math.Min(tail, text.Length)..]}";

    private static void Middle(List<WordRun> runs, string[] a, string[] b)
    {
        if (a.Length > WordsMax || b.Length > WordsMax)
        {
            Add(runs, WordFate.Removed, string.Concat(a));
            Add(runs, WordFate.Added, string.Concat(b));
            return;
        }

        // Longest common subsequence, from the end.
        var length = new ushort[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                length[i, j] = a[i] == b[j] ? (ushort)(length[i + 1, j + 1] + 1) : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < a.Length || j < b.Length; )
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                Add(runs, WordFate.Same, a[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Length || (i < a.Length && length[i + 1, j] >= length[i, j + 1]))
            {
                Add(runs, WordFate.Removed, a[i++]);
            }
            else
            {
                Add(runs, WordFate.Added, b[j++]);
            }
        }
    }

    private static void Add(List<WordRun> runs, WordFate fate, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (runs.Count > 0 && runs[^1].Fate == fate)
        {
            runs[^1] = new(fate, runs[^1].Text + text);
        }
        else
        {
            runs.Add(new(fate, text));
        }
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\s+|\w+|[^\w\s]")]
    private static partial Regex Word();
}
