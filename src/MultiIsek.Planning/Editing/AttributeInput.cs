using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

/// <summary>Zusatzfelder im Formular: a value as people type it, and back, by the rules of the import.</summary>
internal static partial class AttributeInput
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Several values, one a line.</summary>
    public static bool IsList(this AttributeType type) =>
        type
            is AttributeType.MultiChoice
                or AttributeType.OrganisationRef
                or AttributeType.SpaceRef
                or AttributeType.ElementRef
                or AttributeType.DocumentRef
                or AttributeType.TermRef;

    public static string ToForm(AttributeDefinition field, JsonElement value) =>
        field.Type switch
        {
            AttributeType.Boolean => value.ValueKind switch
            {
                JsonValueKind.True => "ja",
                JsonValueKind.False => "nein",
                _ => "",
            },
            AttributeType.Number or AttributeType.Money when value.ValueKind == JsonValueKind.Number => value.GetDecimal().ToString("0.############", German),
            AttributeType.Date when value.ValueKind == JsonValueKind.String && SourceDate.TryParse(value.GetString(), out var date) => date.ToInput(),
            _ when field.Type.IsList() => string.Join('\n', AttributeText.Keys(value).Order(StringComparer.Ordinal)),
            _ => string.Join('\n', AttributeText.Keys(value)),
        };

    /// <param name="knows">Whether the city has what a reference names.</param>
    /// <returns>The value, or what is wrong with it; neither for an empty field.</returns>
    public static (JsonElement? Value, string? Fault) Parse(AttributeDefinition field, string text, Func<AttributeType, string, bool> knows)
    {
        if (text.Trim().Length == 0)
        {
            return (null, field.IsRequired ? "Dieses Feld ist Pflicht." : null);
        }

        var value = Read(field, text);
        return value is { } read && AttributeRule.Holds(field, read, knows) ? (read, null) : (null, Wanted(field.Type));
    }

    private static JsonElement? Read(AttributeDefinition field, string text)
    {
        var typed = text.Trim();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return field.Type switch
        {
            AttributeType.Text or AttributeType.RichText => Json(text),
            AttributeType.Number or AttributeType.Money => Amount(typed) is { } amount ? Json(amount) : null,
            AttributeType.Date => SourceDateInput.Read(typed) is { } date ? Json(date.ToString()) : null,
            AttributeType.Year => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? Json(year) : null,
            AttributeType.YearRange => YearRange().Match(typed) is { Success: true } match ? Json($"{match.Groups["a"]}-{match.Groups["b"]}") : null,
            AttributeType.Boolean => typed is "ja" or "nein" ? Json(typed == "ja") : null,
            // In the order of the list, whatever the order in which they were ticked.
            AttributeType.MultiChoice => Json(lines.Distinct().OrderBy(l => field.Choices.IndexOf(l)).ToArray()),
            _ when field.Type.IsList() => Json(lines),
            _ => Json(typed),
        };
    }

    private static string Wanted(AttributeType type) =>
        type switch
        {
            AttributeType.Text or AttributeType.RichText => $"Höchstens {Markdown.Max.ToString("N0", German)} Zeichen.",
            AttributeType.Number or AttributeType.Money => "Geben Sie eine Zahl ein, zum Beispiel 12.500 oder 85,5.",
            AttributeType.Date => SourceDateInput.Fault,
            AttributeType.Year => "Geben Sie ein Jahr mit vier Ziffern ein.",
            AttributeType.YearRange => "Geben Sie zwei Jahre ein, zum Beispiel 2027-2030.",
            AttributeType.Boolean => "Wählen Sie ja oder nein.",
            AttributeType.Choice or AttributeType.OrderedChoice => "Wählen Sie einen Wert aus der Liste.",
            AttributeType.MultiChoice => "Wählen Sie nur Werte aus der Liste.",
            AttributeType.Url => "Geben Sie eine Webadresse ein, die mit https:// beginnt.",
            _ => "Wählen Sie nur aus der Liste.",
        };

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static decimal? Amount(string text) =>
        Grouped().IsMatch(text)
        && decimal.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, German, out var amount)
            ? amount
            : null;

    [GeneratedRegex(@"^-?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,6})?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<a>\d{4})\s*(?:-|–|bis)\s*(?<b>\d{4})$")]
    private static partial Regex YearRange();
}
