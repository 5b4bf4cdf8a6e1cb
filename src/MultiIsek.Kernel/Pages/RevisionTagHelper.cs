using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MultiIsek.Kernel.Pages;

/// <summary>
/// <c>&lt;revision of="row.Revision" /&gt;</c>: the revision that a form began with, so that nobody overwrites what somebody else saved meanwhile. A form that comes up
/// again with errors keeps the one it began with; only who was told of the other's change (409) saves over it.
/// </summary>
[HtmlTargetElement("revision", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RevisionTagHelper : TagHelper
{
    private const string Field = "revision";

    /// <summary>As it is stored; 0 for what is new.</summary>
    public required int Of { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        var began = http.Request.HasFormContentType && http.Response.StatusCode != StatusCodes.Status409Conflict ? http.Request.Form[Field].ToString() : "";
        var value = int.TryParse(began, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : Of;
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", Field);
        output.Attributes.SetAttribute("value", value.ToString(CultureInfo.InvariantCulture));
    }
}
