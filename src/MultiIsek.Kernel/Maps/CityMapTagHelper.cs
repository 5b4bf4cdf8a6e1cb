using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MultiIsek.Kernel.Maps;

/// <summary>
/// <c>&lt;city-map label="Karte der Orte" shapes="/orte.geojson" /&gt;</c>: a map beside the list that says the same. Hidden until its script runs;
/// pictures of the map server come when "Karte laden" is pressed, and not before.
/// </summary>
[HtmlTargetElement("city-map", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CityMapTagHelper(IMapGround tiles, HtmlEncoder encoder) : TagHelper
{
    public string Label { get; set; } = "Karte";

    /// <summary>Address of the city's own shapes.</summary>
    public string? Shapes { get; set; }

    /// <summary>Address of a phase's pins; the script adds zoom and section.</summary>
    public string? Pins { get; set; }

    /// <summary>Address of lines and areas that people drew.</summary>
    public string? Drawn { get; set; }

    /// <summary>Id of the field that takes the coordinates of a place that is chosen on the map.</summary>
    public string? Field { get; set; }

    /// <summary>Name of the choice between point, line and area; none where only a point can be set.</summary>
    public string? Choice { get; set; }

    /// <summary>Where the way of the keyboard goes on.</summary>
    public string After { get; set; } = "";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The page is written when all of it is made, so that its headers can still be set.
        View.HttpContext.Response.AllowTiles(tiles.Ground);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "map");
        output.Attributes.SetAttribute("hidden", "hidden");
        Set(output, "shapes", Shapes);
        Set(output, "pins", Pins);
        Set(output, "drawn", Drawn);
        Set(output, "field", Field);
        Set(output, "choice", Choice);
        Set(output, "tiles", tiles.Ground?.Url);
        Set(output, "attribution", tiles.Ground?.Attribution);
        if (After.Length > 0)
        {
            output.Content.AppendHtml($"<a class=\"map__past\" href=\"#{encoder.Encode(After)}\">Karte überspringen</a>");
        }

        if (tiles.Ground is { } ground)
        {
            output.Content.AppendHtml(
                $"<p class=\"btns map__load\"><button class=\"kern-btn kern-btn--secondary\" type=\"button\"><span class=\"kern-label\">Karte laden</span></button><span class=\"small muted\">Lädt Kartenbilder von {encoder.Encode(new Uri(ground.Origin).Host)}. Bis dahin erfährt dort niemand, dass Sie hier sind.</span></p>"
            );
        }

        output.Content.AppendHtml(
            $"<div class=\"map__ground\" role=\"region\" aria-label=\"{encoder.Encode(Label)}. Mit den Pfeiltasten verschieben, mit Plus und Minus vergrößern und verkleinern.\"></div><p class=\"small muted map__said\" role=\"status\"></p>"
        );
    }

    private static void Set(TagHelperOutput output, string name, string? value)
    {
        if (value is not null)
        {
            output.Attributes.SetAttribute($"data-{name}", value);
        }
    }
}
