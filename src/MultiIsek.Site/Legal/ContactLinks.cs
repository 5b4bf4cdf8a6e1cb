namespace MultiIsek.Site.Legal;

internal static class ContactLinks
{
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
