using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiIsek.Kernel.Data;

/// <summary>Dates with their precision as German people type them: "18.12.2013", "12.2013", "2. Quartal 2013", "2013"; the stored form is understood, too.</summary>
public static partial class SourceDateInput
{
    public const string Hint = "So genau, wie es bekannt ist: 18.12.2013, 12.2013, 2. Quartal 2013 oder 2013.";
    public const string Fault = "Geben Sie ein Datum ein: 18.12.2013, 12.2013, 2. Quartal 2013 oder 2013.";
    public const int Max = 30;

    public static SourceDate? Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (Form().Match(typed) is { Success: true } match)
        {
            var (year, month) = (match.Groups["y"].Value, match.Groups["m"].Value.PadLeft(2, '0'));
            typed =
                match.Groups["q"].Success ? $"{year}-Q{match.Groups["q"]}"
                : match.Groups["d"].Success ? $"{year}-{month}-{match.Groups["d"].Value.PadLeft(2, '0')}"
                : $"{year}-{month}";
        }

        return SourceDate.TryParse(typed, out var date) && date.Year is >= 1800 and <= 2200 ? date : null;
    }

    public static string ToInput(this SourceDate date) =>
        date.Precision switch
        {
            DatePrecision.Day => date.Day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            DatePrecision.Month => date.Day.ToString("MM.yyyy", CultureInfo.InvariantCulture),
            _ => date.ToGerman(),
        };

    [GeneratedRegex(@"^(?:(?:(?<d>[0-9]{1,2})\.\s?)?(?<m>[0-9]{1,2})\.\s?|(?<q>[1-4])\. ?Quartal )(?<y>[0-9]{4})\z")]
    private static partial Regex Form();
}
