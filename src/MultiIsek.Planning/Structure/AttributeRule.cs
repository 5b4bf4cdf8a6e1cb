using System.Globalization;
using System.Text.Json;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Planning.Structure;

/// <summary>Regel der Zusatzfelder: which values a field takes, whether a file or a form brings them (invariant 8).</summary>
internal static class AttributeRule
{
    private const int UrlMax = 500;
    private const int FirstYear = 1800;
    private const int LastYear = 2200;

    /// <summary>Takes values out of a list that the city writes.</summary>
    public static bool HasChoices(this AttributeType type) => type is AttributeType.Choice or AttributeType.MultiChoice or AttributeType.OrderedChoice;

    /// <param name="knows">Whether the city has what a reference names.</param>
    public static bool Holds(AttributeDefinition field, JsonElement value, Func<AttributeType, string, bool> knows) =>
        field.Type switch
        {
            AttributeType.Text or AttributeType.RichText => Text(value) is { Length: <= Markdown.Max },
            AttributeType.Number or AttributeType.Money => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
            AttributeType.Date => SourceDate.TryParse(Text(value), out _),
            AttributeType.Year => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var year) && IsYear(year),
            AttributeType.YearRange => IsRange(Text(value)),
            AttributeType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            AttributeType.Choice or AttributeType.OrderedChoice => Text(value) is { } choice && field.Choices.Contains(choice),
            AttributeType.MultiChoice => All(value, field.Choices.Contains),
            AttributeType.Url => Text(value) is { Length: <= UrlMax } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http",
            AttributeType.OrganisationRef or AttributeType.SpaceRef or AttributeType.ElementRef or AttributeType.DocumentRef or AttributeType.TermRef => All(
                value,
                k => knows(field.Type, k)
            ),
            _ => throw new InvalidOperationException($"Unknown data type {field.Type}."),
        };

    private static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    private static bool IsRange(string? text) =>
        text?.Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
        && IsYear(from)
        && IsYear(to)
        && from <= to;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool All(JsonElement value, Func<string, bool> holds) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String && holds(v.GetString()!));
}
