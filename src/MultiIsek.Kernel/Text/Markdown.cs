using System.Runtime.CompilerServices;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace MultiIsek.Kernel.Text;

/// <summary>Markdown of editors and data files as safe HTML: no raw HTML, an allow-list of elements, attributes and link schemes afterwards.</summary>
public static class Markdown
{
    /// <summary>Longer texts are shown as plain text: the parser's cost grows with nesting.</summary>
    public const int Max = 10_000;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly HashSet<string> Elements = new(
        ["p", "em", "strong", "ul", "ol", "li", "a", "br", "h3", "h4", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "hr", "code"],
        StringComparer.OrdinalIgnoreCase
    );

    // By the very string: the texts that stay in memory are those that many requests show.
    private static readonly ConditionalWeakTable<string, IHtmlContent>[] Known =
    [
        [],
        [],
        [],
        [],
    ];
    private const string Pictures = "/dokumente/";
    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:", "/", "#"];

    /// <param name="top">Level of the highest headings: 3 inside a section, 2 right under a page's title.</param>
    public static IHtmlContent ToHtml(string? markdown, int top = 3)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return HtmlString.Empty;
        }

        return Known[top].GetValue(markdown, text => Parse(text, top));
    }

    private static HtmlString Parse(string markdown, int top)
    {
        if (markdown.Length > Max || markdown.AsSpan().Count('>') > 60)
        {
            return Plain(markdown);
        }

        var body = new HtmlParser().ParseFragment(Markdig.Markdown.ToHtml(markdown, Pipeline), new HtmlParser().ParseDocument("").Body!);
        foreach (var element in body.OfType<IElement>().SelectMany(e => e.QuerySelectorAll("*").Prepend(e)).ToList())
        {
            Clean(element, top);
        }

        return new HtmlString(string.Concat(body.Select(n => n.ToHtml())));
    }

    /// <summary>The words alone, for search and short texts.</summary>
    public static string ToText(string markdown) => markdown.Length > Max ? markdown : Markdig.Markdown.ToPlainText(markdown, Pipeline).Trim();

    private static void Clean(IElement element, int top)
    {
        if (element.LocalName is ['h', var level and >= '1' and <= '6'] && HeadingOf(level - '0', top) is var fitting && fitting != element.LocalName)
        {
            Rename(element, fitting);
            return;
        }

        if (element.LocalName == "img")
        {
            CleanPicture(element);
            return;
        }

        if (!Elements.Contains(element.LocalName) && element.LocalName is not "h2")
        {
            Rename(element, "p");
            return;
        }

        var link = element.LocalName == "a" ? element.GetAttribute("href") : null;
        foreach (var attribute in element.Attributes.Select(a => a.Name).ToList())
        {
            element.RemoveAttribute(attribute);
        }

        if (link is not null && Schemes.Any(s => link.StartsWith(s, StringComparison.OrdinalIgnoreCase)) && !link.StartsWith("//", StringComparison.Ordinal))
        {
            element.SetAttribute("href", link);
            element.SetAttribute("rel", "noopener nofollow");
        }
    }

    /// <summary>The city's own documents alone: a picture from elsewhere would tell that server who reads.</summary>
    private static void CleanPicture(IElement picture)
    {
        var (source, words) = (picture.GetAttribute("src") ?? "", picture.GetAttribute("alt") ?? "");
        if (!source.StartsWith(Pictures, StringComparison.Ordinal) || source.Contains("..", StringComparison.Ordinal) || source.Contains('\\', StringComparison.Ordinal))
        {
            picture.Replace(picture.Owner!.CreateTextNode(words));
            return;
        }

        foreach (var attribute in picture.Attributes.Select(a => a.Name).ToList())
        {
            picture.RemoveAttribute(attribute);
        }

        picture.SetAttribute("src", source);
        picture.SetAttribute("alt", words);
        picture.SetAttribute("loading", "lazy");
    }

    private static string HeadingOf(int level, int top) => level <= 3 ? $"h{top}" : $"h{top + 1}";

    private static void Rename(IElement element, string name)
    {
        var text = element.Owner!.CreateElement(name);
        text.TextContent = element.TextContent;
        element.Replace(text);
    }

    private static HtmlString Plain(string text)
    {
        var html = new StringBuilder();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>").Append(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(block)).Append("</p>");
        }

        return new HtmlString(html.ToString());
    }
}
