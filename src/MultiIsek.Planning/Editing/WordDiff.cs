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

/// <summary>Unterschiede zweier Texte: paragraphs are laid side by side first, and within those that are alike word by word, so that two edits far apart leave what is between them alone.</summary>
internal static partial class WordDiff
{
    public static IReadOnlyList<WordRun> Of(string before, string after)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new(WordFate.Same, before)];
        }

        var (a, b) = (WordParagraph.Split(before), WordParagraph.Split(after));
        WordRuns runs = new();
        var (atA, atB) = (0, 0);
        foreach (var (i, j) in Alignment.Of([.. a.Select(p => p.Text)], [.. b.Select(p => p.Text)]))
        {
            Gap(runs, a[atA..i], b[atB..j]);
            runs.Add(WordFate.Same, a[i].Text);
            Between(runs, a[i].End, b[j].End);
            (atA, atB) = (i + 1, j + 1);
        }

        Gap(runs, a[atA..], b[atB..]);
        return runs.ToList();
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

    /// <summary>Paragraphs of which none is the same: those that are alike are compared word by word.</summary>
    private static void Gap(WordRuns runs, WordParagraph[] a, WordParagraph[] b)
    {
        var (atA, atB) = (0, 0);
        foreach (var (i, j) in WordParagraph.Alikes(a, b))
        {
            Alone(runs, a[atA..i], b[atB..j]);
            Words(runs, a[i].Text, b[j].Text);
            Between(runs, a[i].End, b[j].End);
            (atA, atB) = (i + 1, j + 1);
        }

        Alone(runs, a[atA..], b[atB..]);
    }

    private static void Alone(WordRuns runs, WordParagraph[] a, WordParagraph[] b)
    {
        foreach (var block in a)
        {
            runs.Add(WordFate.Removed, block.Text + block.End);
        }

        foreach (var block in b)
        {
            runs.Add(WordFate.Added, block.Text + block.End);
        }
    }

    private static void Words(WordRuns runs, string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var (atA, atB) = (0, 0);
        foreach (var (i, j) in Alignment.Of(a, b).Append((a.Length, b.Length)))
        {
            runs.Add(WordFate.Removed, string.Concat(a[atA..i]));
            runs.Add(WordFate.Added, string.Concat(b[atB..j]));
            runs.Add(WordFate.Same, i < a.Length ? a[i] : "");
            (atA, atB) = (i + 1, j + 1);
        }
    }

    private static void Between(WordRuns runs, string before, string after)
    {
        if (before == after)
        {
            runs.Add(WordFate.Same, before);
            return;
        }

        runs.Add(WordFate.Removed, before);
        runs.Add(WordFate.Added, after);
    }

    public static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\s+|\w+|[^\w\s]")]
    private static partial Regex Word();
}
