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
    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:", "/", "#"];

    public static IHtmlContent ToHtml(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return HtmlString.Empty;
        }

        if (markdown.Length > Max || markdown.AsSpan().Count('>') > 60)
        {
            return Plain(markdown);
        }

        var body = new HtmlParser().ParseFragment(Markdig.Markdown.ToHtml(markdown, Pipeline), new HtmlParser().ParseDocument("").Body!);
        foreach (var element in body.OfType<IElement>().SelectMany(e => e.QuerySelectorAll("*").Prepend(e)).ToList())
        {
            Clean(element);
        }

        return new HtmlString(string.Concat(body.Select(n => n.ToHtml())));
    }

    private static void Clean(IElement element)
    {
        if (element.LocalName is "h1" or "h2" || !Elements.Contains(element.LocalName))
        {
            var text = element.Owner!.CreateElement(element.LocalName is "h1" or "h2" ? "h3" : "p");
            text.TextContent = element.TextContent;
            element.Replace(text);
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
