using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Elements;

/// <summary>A piece of a value: words, and where they lead.</summary>
internal sealed record ValuePart(string Text, string? Url = null, bool IsExternal = false);

/// <summary>A label with its values; rich text instead of parts; a remark below.</summary>
internal sealed record Fact(string Label, IReadOnlyList<ValuePart> Parts, IHtmlContent? Html = null, string? Note = null);

/// <summary>Werte von Zusatzfeldern, as German readers expect them.</summary>
internal static class AttributeText
{
    private const char NoBreak = '\u00a0';
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="find">What a key refers to; null when nothing has that key.</param>
    /// <returns>Null for a field that is not public, and for an empty value.</returns>
    public static Fact? Of(AttributeDefinition field, JsonElement value, Func<AttributeType, string, ValuePart?> find)
    {
        if (field.Visible != Visibility.Public)
        {
            return null;
        }

        if (field.Type == AttributeType.RichText)
        {
            return Words(value) is { } text ? new Fact(field.Label, [], Markdown.ToHtml(text)) : null;
        }

        var parts = field.Type switch
        {
            AttributeType.Text or AttributeType.RichText or AttributeType.Choice or AttributeType.OrderedChoice => One(Words(value)),
            AttributeType.MultiChoice => [.. Keys(value).Select(v => new ValuePart(v))],
            AttributeType.Number => One(value.ValueKind == JsonValueKind.Number ? Number(value.GetDecimal(), field.Unit) : Words(value)),
            AttributeType.Money => One(value.ValueKind == JsonValueKind.Number ? Money(value.GetDecimal(), field.Unit) : Words(value)),
            AttributeType.Date => One(SourceDate.TryParse(Words(value), out var date) ? date.ToGerman() : Words(value)),
            AttributeType.Year => One(Words(value)),
            AttributeType.YearRange => One(Words(value)?.Replace("-", " bis ", StringComparison.Ordinal)),
            AttributeType.Boolean => One(Yes(value)),
            AttributeType.Url => Words(value) is { } url ? [Link(url)] : [],
            AttributeType.OrganisationRef or AttributeType.SpaceRef or AttributeType.ElementRef or AttributeType.DocumentRef or AttributeType.TermRef =>
            [
                .. Keys(value).Select(key => find(field.Type, key)).OfType<ValuePart>(),
            ],
        };
        return parts.Count == 0 ? null : new Fact(field.Label, parts);
    }

    /// <summary>"85,5 m", "2.400 m".</summary>
    public static string Number(decimal number, string? unit) => number.ToString("#,##0.######", German) + (unit is null ? "" : $"{NoBreak}{unit}");

    /// <summary>"450.000 Euro"; cents only where there are some: "12.500,50 Euro".</summary>
    public static string Money(decimal amount, string? unit) => $"{amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", German)}{NoBreak}{unit ?? "Euro"}";

    /// <summary>A web address without what nobody reads; only http and https become links.</summary>
    public static ValuePart Link(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new ValuePart($"{uri!.Host}{uri.AbsolutePath}".TrimEnd('/'), url, IsExternal: true)
            : new ValuePart(url);

    /// <summary>The keys of a reference, one or many.</summary>
    public static IEnumerable<string> Keys(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Words).OfType<string>() : One(Words(value)).Select(p => p.Text);

    private static IReadOnlyList<ValuePart> One(string? text) => text is null ? [] : [new ValuePart(text)];

    private static string? Yes(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => "ja",
            JsonValueKind.False => "nein",
            _ => null,
        };

    private static string? Words(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
