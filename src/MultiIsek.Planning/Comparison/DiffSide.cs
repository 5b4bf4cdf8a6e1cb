using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Comparison;

/// <summary>Unterschied als Text mit Markierungen: in one, or each side for itself.</summary>
internal static class DiffSide
{
    /// <summary>Unchanged words around a change that are still shown; longer runs are cut.</summary>
    private const int Around = 160;

    public static IHtmlContent Inline(Difference difference) => Render(difference, _ => true);

    public static IHtmlContent Before(Difference difference) => Render(difference, f => f != WordFate.Added);

    public static IHtmlContent After(Difference difference) => Render(difference, f => f != WordFate.Removed);

    // Short values are replaced as a whole: "I.1" is no edit of "I.2".
    public static IReadOnlyList<WordRun> Runs(Difference difference) =>
        difference.Kind is DiffKind.Text or DiffKind.Renamed ? WordDiff.Of(difference.Before, difference.After) : Whole(difference);

    private static HtmlContentBuilder Render(Difference difference, Func<WordFate, bool> isShown)
    {
        var html = new HtmlContentBuilder();
        var runs = Runs(difference);
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (!isShown(run.Fate))
            {
                continue;
            }

            if (run.Fate == WordFate.Same)
            {
                html.Append(Cut(run.Text, i == 0, i == runs.Count - 1));
                continue;
            }

            var tag = new TagBuilder(run.Fate == WordFate.Added ? "ins" : "del");
            tag.InnerHtml.Append(run.Text);
            html.AppendHtml(tag);
            if (difference.Kind is not (DiffKind.Text or DiffKind.Renamed) && i < runs.Count - 1)
            {
                html.Append(" ");
            }
        }

        return html;
    }

    private static List<WordRun> Whole(Difference difference)
    {
        List<WordRun> runs = [];
        if (difference.Before.Length > 0)
        {
            runs.Add(new(WordFate.Removed, difference.Before));
        }

        if (difference.After.Length > 0)
        {
            runs.Add(new(WordFate.Added, difference.After));
        }

        return runs;
    }

    private static string Cut(string text, bool isFirst, bool isLast)
    {
        if (text.Length <= 2 * Around || (isFirst && isLast))
        {
            return text;
        }

        var head = isFirst ? "" : text[..Space(text, Around)];
        var tail = isLast ? "" : text[Space(text, text.Length - Around)..];
        return $"{head} … {tail}";
    }

    private static int Space(string text, int near) => text.IndexOf(' ', near) is var at and >= 0 ? at : near;
}
