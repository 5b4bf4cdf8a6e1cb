using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiIsek.Planning.Structure;

/// <summary>
/// Nummerierung: writes the number that an element has by its place. <c>{n}</c> 1 2 3, <c>{nn}</c> 01 02, <c>{A}</c> A B … AA, <c>{a}</c> a b, <c>{I}</c> I II III,
/// <c>{parent}</c> the parent's number; all else stands as it is.
/// </summary>
internal static partial class NumberPattern
{
    public const string None = "none";
    public const string Manual = "manual";
    private static readonly (int Value, string Text)[] Roman =
    [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];

    public static bool IsValid(string pattern) => pattern is None or Manual || (Token().IsMatch(pattern) && !pattern.AsSpan().ContainsAny('<', '>'));

    /// <param name="position">Place among the siblings of the type, from 1.</param>
    public static string Format(string pattern, int position, string? parentNumber) =>
        Token()
            .Replace(
                pattern,
                token =>
                    token.Value switch
                    {
                        "{n}" => position.ToString(CultureInfo.InvariantCulture),
                        "{nn}" => position.ToString("00", CultureInfo.InvariantCulture),
                        "{A}" => Letters(position),
                        "{a}" => Letters(position).ToLowerInvariant(),
                        "{I}" => ToRoman(position),
                        _ => parentNumber ?? "",
                    }
            );

    private static string Letters(int position)
    {
        var text = "";
        for (var rest = position; rest > 0; rest = (rest - 1) / 26)
        {
            text = (char)('A' + ((rest - 1) % 26)) + text;
        }

        return text;
    }

    private static string ToRoman(int position)
    {
        var text = new StringBuilder();
        foreach (var (value, sign) in Roman)
        {
            for (; position >= value; position -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\{(n|nn|A|a|I|parent)\}")]
    private static partial Regex Token();
}
