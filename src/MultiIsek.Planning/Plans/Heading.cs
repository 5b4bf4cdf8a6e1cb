using Microsoft.AspNetCore.Html;

namespace MultiIsek.Planning.Plans;

/// <summary>A heading whose level depends on where it stands: levels are never skipped.</summary>
internal static class Heading
{
    private static readonly HtmlString[] Opened = [.. Enumerable.Range(0, 7).Select(level => new HtmlString($"<h{level}>"))];
    private static readonly HtmlString[] Closed = [.. Enumerable.Range(0, 7).Select(level => new HtmlString($"</h{level}>"))];

    public static IHtmlContent Open(int level, string? css = null) => css is null ? Opened[Level(level)] : new HtmlString($"<h{Level(level)} class=\"{css}\">");

    public static IHtmlContent Close(int level) => Closed[Level(level)];

    private static int Level(int level) => Math.Clamp(level, 2, 6);
}
