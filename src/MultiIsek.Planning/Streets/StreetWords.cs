using System.Text.RegularExpressions;

namespace MultiIsek.Planning.Streets;

/// <summary>Small, without umlauts, "Straße" and "Str." alike: "Bürgermeister-Müller-Str. 5 a" is burgermeister, muller, str and 5a.</summary>
internal static partial class StreetWords
{
    public static string[] Of(string? text)
    {
        var plain = (text ?? "")
            .ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("ae", "a", StringComparison.Ordinal)
            .Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal)
            .Replace('ä', 'a')
            .Replace('ö', 'o')
            .Replace('ü', 'u')
            .Replace("strasse", "str", StringComparison.Ordinal);
        var spaced = string.Concat(plain.Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return NumberAndLetter().Replace(spaced, "$1$2").Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>As <see cref="Street.Words"/> has them.</summary>
    public static string Line(StreetLine line) => string.Concat(Of($"{line.Name} {line.Number} {line.Quarter}").Select(w => $" {w}"));

    [GeneratedRegex(@"([0-9]) +([a-z])(?= |$)")]
    private static partial Regex NumberAndLetter();
}
