using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;

namespace MultiIsek.Kernel.Text;

/// <summary>
/// Zitate aus einem Absatz: found in what a person reads of it, and marked there. White space, kinds of quotation marks and dashes, and capital letters make no difference,
/// since browsers copy and people retype them otherwise.
/// </summary>
public static class Quotes
{
    /// <summary>The quotation as it stands in the paragraph, or null when it does not.</summary>
    public static string? Find(string markdown, string quote)
    {
        var text = new Words();
        foreach (var node in TextsOf(Parse(Markdown.ToHtml(markdown))))
        {
            text.Add(node);
        }

        return text.Find(quote) is var (start, length) ? text.Of(start, length) : null;
    }

    /// <summary>The paragraph with these quotations marked; those that are not in it are passed over.</summary>
    public static IHtmlContent Mark(string markdown, IReadOnlyList<string> quotes)
    {
        var html = Markdown.ToHtml(markdown);
        if (quotes.Count == 0)
        {
            return html;
        }

        var body = Parse(html);
        var text = new Words();
        var nodes = TextsOf(body);
        nodes.ForEach(text.Add);
        var isMarked = new bool[text.Length];
        foreach (var (start, length) in quotes.Select(text.Find).OfType<(int Start, int Length)>())
        {
            Array.Fill(isMarked, true, start, length);
        }

        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            Wrap(nodes[i], text.PlacesOf(i), isMarked);
        }

        return new HtmlString(body.InnerHtml);
    }

    private static IElement Parse(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<body>{writer}</body>").Body!;
    }

    private static List<IText> TextsOf(IElement body) => [.. body.GetDescendants().OfType<IText>()];

    // From the end, so that what is cut off leaves the places before it alone.
    private static void Wrap(IText node, int[] places, bool[] isMarked)
    {
        var end = node.Data.Length;
        while (end > 0)
        {
            var marked = IsMarked(end - 1);
            var start = end;
            while (start > 0 && IsMarked(start - 1) == marked)
            {
                start--;
            }

            if (marked)
            {
                var piece = start == 0 ? node : node.Split(start);
                if (piece.Data.Length > end - start)
                {
                    piece.Split(end - start);
                }

                var mark = node.Owner!.CreateElement("mark");
                piece.Replace(mark);
                mark.AppendChild(piece);
            }

            end = start;
        }

        bool IsMarked(int at) => places[at] >= 0 && isMarked[places[at]];
    }

    /// <summary>What is read, as one text in which each sign has its place; runs of white space are one blank.</summary>
    private sealed class Words
    {
        private readonly StringBuilder _same = new();
        private readonly StringBuilder _shown = new();
        private readonly List<int[]> _nodes = [];

        public int Length => _same.Length;

        public int[] PlacesOf(int node) => _nodes[node];

        public string Of(int start, int length) => _shown.ToString(start, length).Trim();

        public void Add(IText node)
        {
            var places = new int[node.Data.Length];
            for (var i = 0; i < places.Length; i++)
            {
                places[i] = Append(node.Data[i]);
            }

            _nodes.Add(places);
        }

        public (int Start, int Length)? Find(string quote)
        {
            var wanted = new Words();
            foreach (var sign in quote)
            {
                wanted.Append(sign);
            }

            var words = wanted._same.ToString().Trim();
            var at = words.Length == 0 ? -1 : _same.ToString().IndexOf(words, StringComparison.OrdinalIgnoreCase);
            return at < 0 ? null : (at, words.Length);
        }

        /// <returns>Its place; -1 for a sign that nobody sees.</returns>
        private int Append(char sign)
        {
            if (sign is '\u00ad' or '\u200b' or '\u2060')
            {
                return -1;
            }

            if (char.IsWhiteSpace(sign))
            {
                if (_same.Length > 0 && _same[^1] == ' ')
                {
                    return _same.Length - 1;
                }

                sign = ' ';
            }

            _shown.Append(sign);
            _same.Append(
                sign switch
                {
                    '„' or '“' or '”' or '«' or '»' => '"',
                    '‚' or '‘' or '’' => '\'',
                    '–' or '—' or '‑' => '-',
                    _ => sign,
                }
            );
            return _same.Length - 1;
        }
    }
}
