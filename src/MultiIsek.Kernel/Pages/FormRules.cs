using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Kernel.Pages;

/// <summary>What of a form breaks the rules that stand at its properties. A field's id is the property's name, beginning small.</summary>
public static class FormRules
{
    public static List<Fault> Check(object form)
    {
        List<ValidationResult> broken = [];
        Validator.TryValidateObject(form, new(form), broken, validateAllProperties: true);
        return [.. broken.Select(b => new Fault(JsonNamingPolicy.CamelCase.ConvertName(b.MemberNames.FirstOrDefault() ?? ""), b.ErrorMessage ?? ""))];
    }
}

/// <summary>A text of one line, of at most so many characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LineAttribute(int max) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || (text.Length <= max && !text.AsSpan().ContainsAny('\n', '\r'));

    public override string FormatErrorMessage(string name) => $"Höchstens {max} Zeichen, auf einer Zeile.";
}

/// <summary>A text of at most so many characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LongAttribute(int max) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || text.Length <= max;

    public override string FormatErrorMessage(string name) => $"Höchstens {GermanText.Number(max)} Zeichen.";
}

/// <summary>An address on the web, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class WebAddressAttribute : ValidationAttribute
{
    private const int Max = 500;

    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } url || (url.Length <= Max && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");

    public override string FormatErrorMessage(string name) => $"Geben Sie eine Webadresse ein, die mit https:// beginnt (höchstens {Max} Zeichen).";
}

/// <summary>An e-mail address, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } mail || EmailForm.Fits(mail);

    public override string FormatErrorMessage(string name) => "Geben Sie eine E-Mail-Adresse ein, zum Beispiel bauamt@stadt.example.";
}
