using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MultiIsek.Kernel.Pages;

/// <summary>
/// <c>&lt;kept of="@thing" name="foot" when="@what"&gt;</c>: markup that depends on nothing but the thing it is made of is written once and kept as long as the thing itself.
/// The thing is one that a cache of a city holds (its site, a plan as it was read), so that what is kept belongs to that city and goes when something was written.
/// </summary>
/// <remarks>Nothing that depends on the time, the address or who asks may stand inside, unless <c>when</c> tells it.</remarks>
[HtmlTargetElement("kept", Attributes = "name")]
public sealed class KeptTagHelper(HtmlEncoder encoder) : TagHelper
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, (string? When, IHtmlContent Html)>> Things = [];

    /// <summary>What the markup is made of; null keeps nothing.</summary>
    public object? Of { get; set; }

    /// <summary>Which part of it; one per place.</summary>
    public string Name { get; set; } = "";

    /// <summary>What else the markup depends on. Only the last is kept.</summary>
    public string? When { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of is null)
        {
            return;
        }

        var parts = Things.GetOrCreateValue(Of);
        if (!parts.TryGetValue(Name, out var part) || part.When != When)
        {
            part = (When, new HtmlString((await output.GetChildContentAsync(encoder)).GetContent(encoder)));
            parts[Name] = part;
        }

        output.SuppressOutput();
        output.PostContent.SetHtmlContent(part.Html);
    }
}
