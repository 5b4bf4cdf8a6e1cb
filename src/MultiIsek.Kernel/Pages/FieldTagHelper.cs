using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MultiIsek.Kernel.Pages;

/// <summary>What is wrong with a form: the field's id and a German sentence. An empty field means the form as a whole.</summary>
public sealed record Fault(string Field, string Message);

/// <summary><c>&lt;field name="email" label="E-Mail-Adresse" faults="Model.Faults" /&gt;</c>: an input with label, hint and error as KERN has them.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>Under which name it is sent, where that is not the id.</summary>
    public string? FormName { get; set; }
    public string Label { get; set; } = "";
    public string Type { get; set; } = "text";
    public string? Value { get; set; }
    public string? Hint { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public int? Maxlength { get; set; }
    public int Rows { get; set; }
    public bool Optional { get; set; }

    /// <summary>Of a filter, or a long form of staff where most fields are optional and the few that are not say so: no field is marked, and the browser asks for none.</summary>
    public bool OptionalQuietly { get; set; }
    public IReadOnlyList<Fault> Faults { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = Faults.FirstOrDefault(f => f.Field == Name)?.Message;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "kern-form-input" : "kern-form-input kern-form-input--error");
        var label = new TagBuilder("label") { Attributes = { ["class"] = "kern-label", ["for"] = Name } };
        label.InnerHtml.Append(Optional && !OptionalQuietly ? $"{Label} (freiwillig)" : Label);
        output.Content.AppendHtml(label);
        if (Hint is not null)
        {
            var hint = new TagBuilder("div") { Attributes = { ["class"] = "kern-hint", ["id"] = $"{Name}-h" } };
            hint.InnerHtml.Append(Hint);
            output.Content.AppendHtml(hint);
        }

        output.Content.AppendHtml(Input(error));
        if (error is not null)
        {
            output.Content.AppendHtml(
                $"<p class=\"kern-error\" id=\"{Name}-e\"><span class=\"kern-icon kern-icon--danger\" aria-hidden=\"true\"></span><span class=\"kern-body\">{encoder.Encode(error)}</span></p>"
            );
        }
    }

    private TagBuilder Input(string? error)
    {
        var input = new TagBuilder(Rows > 0 ? "textarea" : "input") { TagRenderMode = Rows > 0 ? TagRenderMode.Normal : TagRenderMode.SelfClosing };
        input.Attributes["class"] = error is null ? "kern-form-input__input" : "kern-form-input__input kern-form-input__input--error";
        input.Attributes["id"] = Name;
        input.Attributes["name"] = FormName ?? Name;
        if (Rows > 0)
        {
            input.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // The parser swallows the first line end.
            input.InnerHtml.Append($"\n{Value}");
        }
        else
        {
            input.Attributes["type"] = Type;
            // A password is never sent back.
            Set(input, "value", Type == "password" ? null : Value);
        }

        Set(input, "autocomplete", Autocomplete);
        Set(input, "inputmode", Inputmode);
        Set(input, "maxlength", Maxlength?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(input, "required", Optional || OptionalQuietly ? null : "required");
        Set(input, "aria-invalid", error is null ? null : "true");
        var described = string.Join(' ', new[] { Hint is null ? null : $"{Name}-h", error is null ? null : $"{Name}-e" }.OfType<string>());
        Set(input, "aria-describedby", described.Length == 0 ? null : described);
        return input;
    }

    private static void Set(TagBuilder tag, string name, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[name] = value;
        }
    }
}

/// <summary><c>&lt;faults of="Model.Faults" /&gt;</c>: the summary above a form, with a link to each field.</summary>
[HtmlTargetElement("faults", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FaultsTagHelper(HtmlEncoder encoder) : TagHelper
{
    public IReadOnlyList<Fault> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of.Count == 0)
        {
            return;
        }

        var lines = string.Concat(
            Of.Select(f => f.Field.Length == 0 ? $"<li>{encoder.Encode(f.Message)}</li>" : $"<li><a href=\"#{encoder.Encode(f.Field)}\">{encoder.Encode(f.Message)}</a></li>")
        );
        var title = Of.Count == 1 ? "Bitte prüfen Sie eine Angabe" : "Bitte prüfen Sie Ihre Angaben";
        output.Content.SetHtmlContent(
            $"<div class=\"kern-alert kern-alert--danger section--s measure\" role=\"alert\" tabindex=\"-1\" autofocus><div class=\"kern-alert__header\"><span class=\"kern-icon kern-icon--danger\" aria-hidden=\"true\"></span><h2 class=\"kern-title\">{title}</h2></div><div class=\"kern-alert__body\"><ul class=\"errors\">{lines}</ul></div></div>"
        );
    }
}
