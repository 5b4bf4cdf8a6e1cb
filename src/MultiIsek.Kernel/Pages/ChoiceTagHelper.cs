using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MultiIsek.Kernel.Pages;

/// <summary>What can be chosen, with its German name.</summary>
public sealed record Choice(string Key, string Label)
{
    public static implicit operator Choice((string Key, string Label) pair) => new(pair.Key, pair.Label);
}

/// <summary>A field with a list, of which one is chosen.</summary>
/// <param name="Empty">Label of "none of them"; null where something must be chosen.</param>
public sealed record SelectBox(
    string Name,
    string Label,
    IReadOnlyList<Choice> Choices,
    string? Value,
    string? Hint = null,
    string? Empty = null,
    IReadOnlyList<Fault>? Faults = null
);

/// <summary><c>&lt;choice of="new SelectBox(…)" /&gt;</c>: a list to choose from with label, hint and error as KERN has them. A value that is no longer offered stays.</summary>
[HtmlTargetElement("choice", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoiceTagHelper(HtmlEncoder encoder) : TagHelper
{
    public required SelectBox Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (name, error, value) = (encoder.Encode(Of.Name), Of.Faults?.FirstOrDefault(f => f.Field == Of.Name)?.Message, Of.Value ?? "");
        var described = string.Join(' ', new[] { Of.Hint is null ? null : $"{name}-h", error is null ? null : $"{name}-e" }.OfType<string>());
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "kern-form-input" : "kern-form-input kern-form-input--error");
        var html = output.Content;
        html.AppendHtml($"<label class=\"kern-label\" for=\"{name}\">{encoder.Encode(Of.Label)}</label>");
        if (Of.Hint is not null)
        {
            html.AppendHtml($"<div class=\"kern-hint\" id=\"{name}-h\">{encoder.Encode(Of.Hint)}</div>");
        }

        html.AppendHtml($"<div class=\"kern-form-input__select-wrapper\"><select class=\"kern-form-input__select\" id=\"{name}\" name=\"{name}\"");
        html.AppendHtml(described.Length == 0 ? "" : $" aria-describedby=\"{described}\"");
        html.AppendHtml(error is null ? ">" : " aria-invalid=\"true\">");
        if (Of.Empty is not null)
        {
            html.AppendHtml($"<option value=\"\">{encoder.Encode(Of.Empty)}</option>");
        }

        foreach (var choice in Of.Choices)
        {
            html.AppendHtml($"<option value=\"{encoder.Encode(choice.Key)}\"{(choice.Key == value ? " selected" : "")}>{encoder.Encode(choice.Label)}</option>");
        }

        if (value.Length > 0 && Of.Choices.All(c => c.Key != value))
        {
            html.AppendHtml($"<option value=\"{encoder.Encode(value)}\" selected>{encoder.Encode(value)}</option>");
        }

        html.AppendHtml("</select></div>");
        if (error is not null)
        {
            html.AppendHtml(
                $"<p class=\"kern-error\" id=\"{name}-e\"><span class=\"kern-icon kern-icon--danger\" aria-hidden=\"true\"></span><span class=\"kern-body\">{encoder.Encode(error)}</span></p>"
            );
        }
    }
}
