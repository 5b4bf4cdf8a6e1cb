using System.Text.RegularExpressions;

namespace MultiIsek.Kernel.Data;

public readonly partial record struct SourceDate
{
    /// <summary>Said beside a field that takes one.</summary>
    public const string TypedHint = "18.12.2013, 12.2013, 2. Quartal 2013 oder 2013";

    /// <summary>As people type it: "18.12.2013", "12.2013", "2. Quartal 2013", "2013"; the stored form, too.</summary>
    public static bool TryParseTyped(string? text, out SourceDate date)
    {
        var typed = text?.Trim() ?? "";
        if (TypedForm().Match(typed) is { Success: true } match)
        {
            typed =
                match.Groups["q"].Success ? $"{match.Groups["y"]}-Q{match.Groups["q"]}"
                : match.Groups["d"].Success ? $"{match.Groups["y"]}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}"
                : $"{match.Groups["y"]}-{match.Groups["m"].Value.PadLeft(2, '0')}";
        }

        return TryParse(typed, out date);
    }

    /// <summary>What <see cref="TryParseTyped"/> reads.</summary>
    public string ToTyped() =>
        Precision switch
        {
            DatePrecision.Day => Day.ToString("dd.MM.yyyy", German),
            DatePrecision.Month => Day.ToString("MM.yyyy", German),
            _ => ToGerman(),
        };

    [GeneratedRegex(@"^(?:(?:(?<d>\d{1,2})\.)?(?<m>\d{1,2})\.|(?<q>[1-4])\. Quartal )(?<y>\d{4})$")]
    private static partial Regex TypedForm();
}
