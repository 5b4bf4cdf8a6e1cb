using Microsoft.AspNetCore.Html;

namespace MultiIsek.Planning.Plans;

/// <summary>A heading whose level depends on where it stands: levels are never skipped.</summary>
internal static class Heading
{
    public static IHtmlContent Open(int level, string? css = null) => new HtmlString(css is null ? $"<h{Level(level)}>" : $"<h{Level(level)} class=\"{css}\">");

    public static IHtmlContent Close(int level) => new HtmlString($"</h{Level(level)}>");

    private static int Level(int level) => Math.Clamp(level, 2, 6);
}
