using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MultiIsek.Kernel.Caching;

namespace MultiIsek.Kernel.Text;

/// <summary>Numbers, sizes and days as German readers expect them, with spaces that do not break.</summary>
public static partial class GermanText
{
    private const char NoBreak = '\u00a0';
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>"2,4 MB", "180 KB"; decimal units as in German administration.</summary>
    public static string Size(long bytes) =>
        bytes switch
        {
            < 1000 => $"{bytes}{NoBreak}Byte",
            < 1_000_000 => string.Create(German, $"{Math.Max(1, bytes / 1000.0):0}{NoBreak}KB"),
            _ => string.Create(German, $"{bytes / 1_000_000.0:0.0}{NoBreak}MB"),
        };

    /// <summary>"Stadtplanung, -entwicklung": the hyphen before the second part stays with it.</summary>
    public static string KeepHyphens(string text) => text.Replace(" -", " -\u2060", StringComparison.Ordinal);

    public static string Day(DateOnly day) => day.ToString("d.'\u00a0'MMMM yyyy", German);

    /// <summary>For the first day of a span within one year.</summary>
    public static string DayAndMonth(DateOnly day) => day.ToString("d.'\u00a0'MMMM", German);

    public static string DayOf(DateTime utc) => Day(Berlin.Day(utc));

    /// <summary>"22. November 2026, 11.42 Uhr" on a Berlin clock.</summary>
    public static string MomentOf(DateTime utc) => Berlin.Local(utc).ToString("d.'\u00a0'MMMM yyyy, HH.mm'\u00a0Uhr'", German);

    public static string Weekday(DateOnly day) => day.ToString("dddd", German);

    public static string Month(DateOnly day) => day.ToString("MMMM", German);

    public static string Number(long number) => number.ToString("N0", German);

    /// <summary>"350 m", "1,2 km".</summary>
    public static string Length(double metres) => metres < 1000 ? $"{Math.Max(1, Math.Round(metres)):0}{NoBreak}m" : $"{(metres / 1000).ToString("N1", German)}{NoBreak}km";

    /// <summary>"850 m²", "3,4 ha".</summary>
    public static string Area(double squareMetres) =>
        squareMetres < 10_000 ? $"{Number((long)Math.Max(1, Math.Round(squareMetres)))}{NoBreak}m²" : $"{(squareMetres / 10_000).ToString("N1", German)}{NoBreak}ha";

    /// <summary>"keine Kommentare", "1 Kommentar", "12 Kommentare".</summary>
    public static string Count(long number, string one, string many) =>
        number == 0 ? $"keine {many}"
        : number == 1 ? $"1{NoBreak}{one}"
        : $"{Number(number)}{NoBreak}{many}";

    /// <summary>
    /// Soft hyphens for long words of headings: browsers do not hyphenate reliably. Only at the joint after "s", "ung" and the like in words over 16 letters;
    /// a wrong break is worse than none, so all else stays whole.
    /// </summary>
    public static string Hyphenate(string heading) =>
        LongWord()
            .Replace(
                heading,
                word =>
                {
                    var text = word.Value;
                    var built = new StringBuilder(text.Length + 4);
                    var last = 0;
                    foreach (Match joint in Joint().Matches(text))
                    {
                        var at = joint.Index + joint.Length;
                        if (at - last >= 5 && text.Length - at >= 5)
                        {
                            built.Append(text, last, at - last).Append('\u00ad');
                            last = at;
                        }
                    }

                    return built.Append(text, last, text.Length - last).ToString();
                }
            );

    [GeneratedRegex(@"\p{L}{17,}")]
    private static partial Regex LongWord();

    [GeneratedRegex("(ungs|tions|schafts|heits|keits|täts|stands|einzel|städte|stadt|bezirks|gemein|gesamt|entwicklungs|interesse|haupt|landes|handels|bildungs|lebens)")]
    private static partial Regex Joint();

    /// <summary>A German number as a telephone dials it: "02331 207-3166" becomes "+4923312073166".</summary>
    public static string Tel(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return phone.TrimStart().StartsWith('+') ? $"+{digits}"
            : digits.StartsWith("00", StringComparison.Ordinal) ? $"+{digits[2..]}"
            : digits.StartsWith('0') ? $"+49{digits[1..]}"
            : digits;
    }
}
