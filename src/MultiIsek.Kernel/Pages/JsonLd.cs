using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace MultiIsek.Kernel.Pages;

/// <summary>Address under which the public reads this city's (or the platform's) pages: the canonical host, never what a request claims.</summary>
public interface IPublicAddress
{
    /// <param name="path">Begins with a slash.</param>
    string UrlOf(string path);
}

/// <summary>One step of the way to a page. Pages put the steps into ViewData["Crumbs"]; the layout draws them and tells them to search engines.</summary>
/// <param name="Url">Path; empty for the last step, the page itself.</param>
public sealed record Crumb(string Label, string Url = "");

/// <summary>What machines read of a page (schema.org). A data block, so the content security policy lets it stand; the encoder leaves no "&lt;", so no text can end it.</summary>
public static class JsonLd
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Values that are null or empty are left out.</summary>
    public static IHtmlContent Script(string type, params (string Name, object? Value)[] properties) =>
        new HtmlString(
            $"<script type=\"application/ld+json\">{JsonSerializer.Serialize(Thing(type, properties).Prepend(new("@context", "https://schema.org")).ToDictionary(), Options)}</script>"
        );

    /// <summary>A thing inside another.</summary>
    public static Dictionary<string, object> Thing(string type, params (string Name, object? Value)[] properties)
    {
        Dictionary<string, object> thing = new() { ["@type"] = type };
        foreach (var (name, value) in properties)
        {
            if (value is not (null or ""))
            {
                thing[name] = value;
            }
        }

        return thing;
    }

    public static IHtmlContent Breadcrumbs(IPublicAddress address, IEnumerable<Crumb> crumbs) =>
        Script(
            "BreadcrumbList",
            (
                "itemListElement",
                crumbs.Select((c, i) => Thing("ListItem", ("position", i + 1), ("name", c.Label), ("item", c.Url.Length == 0 ? null : address.UrlOf(c.Url)))).ToArray()
            )
        );
}
