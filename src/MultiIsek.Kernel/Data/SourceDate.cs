using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiIsek.Kernel.Data;

public enum DatePrecision
{
    Day,
    Month,
    Quarter,
    Year,
}

/// <summary>Datum einer Quelle: a date as exact as its source gives it. Stored and read as 2013-12-18, 2013-11, 2013-Q2 or 2013; never shown more exact than that.</summary>
public readonly partial record struct SourceDate(DateOnly Day, DatePrecision Precision) : IComparable<SourceDate>
{
    public const int MaxLength = 10;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public int Year => Day.Year;

    public static SourceDate Of(DateOnly day) => new(day, DatePrecision.Day);

    public static SourceDate OfYear(int year) => new(new DateOnly(year, 1, 1), DatePrecision.Year);

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly LastDay =>
        Precision switch
        {
            DatePrecision.Day => Day,
            DatePrecision.Month => Day.AddMonths(1).AddDays(-1),
            DatePrecision.Quarter => Day.AddMonths(3).AddDays(-1),
            DatePrecision.Year => Day.AddYears(1).AddDays(-1),
            _ => throw new InvalidOperationException($"Unknown precision {Precision}."),
        };

    /// <exception cref="FormatException">The text has none of the four forms.</exception>
    public static SourceDate Parse(string text) => TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is no date.");

    public static bool TryParse(string? text, out SourceDate date)
    {
        date = default;
        var match = Form().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }

        var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        if (year < 1)
        {
            return false;
        }

        if (match.Groups["q"].Success)
        {
            date = new(new DateOnly(year, (((match.Groups["q"].ValueSpan[0] - '0') - 1) * 3) + 1, 1), DatePrecision.Quarter);
            return true;
        }

        var month = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        var day = match.Groups["d"].Success ? int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var precision =
            match.Groups["d"].Success ? DatePrecision.Day
            : match.Groups["m"].Success ? DatePrecision.Month
            : DatePrecision.Year;
        date = new(new DateOnly(year, month, day), precision);
        return true;
    }

    /// <summary>The stored form.</summary>
    public override string ToString() =>
        Precision switch
        {
            DatePrecision.Day => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DatePrecision.Month => Day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            DatePrecision.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Day.Year:0000}-Q{((Day.Month - 1) / 3) + 1}"),
            DatePrecision.Year => Day.ToString("yyyy", CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"Unknown precision {Precision}."),
        };

    /// <summary>For people: "18. Dezember 2013", "November 2013", "2. Quartal 2013", "2013" (no break between day and month).</summary>
    public string ToGerman() =>
        Precision switch
        {
            DatePrecision.Day => Day.ToString("d.'\u00a0'MMMM yyyy", German),
            DatePrecision.Month => Day.ToString("MMMM yyyy", German),
            DatePrecision.Quarter => $"{((Day.Month - 1) / 3) + 1}. Quartal {Day.Year}",
            DatePrecision.Year => Day.ToString("yyyy", German),
            _ => throw new InvalidOperationException($"Unknown precision {Precision}."),
        };

    public int CompareTo(SourceDate other) => Day.CompareTo(other.Day) is var c and not 0 ? c : Precision.CompareTo(other.Precision);

    public static bool operator <(SourceDate left, SourceDate right) => left.CompareTo(right) < 0;

    public static bool operator >(SourceDate left, SourceDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(SourceDate left, SourceDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SourceDate left, SourceDate right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"^(?<y>[0-9]{4})(-Q(?<q>[1-4])|-(?<m>[0-9]{2})(-(?<d>[0-9]{2}))?)?\z")]
    private static partial Regex Form();
}
