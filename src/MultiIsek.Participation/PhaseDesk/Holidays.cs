namespace MultiIsek.Participation.PhaseDesk;

/// <summary>
/// Gesetzliche Feiertage by Land. Source: the Feiertagsgesetze of the sixteen Länder as of 2026 (Art. 2 Abs. 2 Einigungsvertrag for 3 October). Left out are days that always
/// fall on a Sunday, and days of single municipalities: Friedensfest in Augsburg, Fronleichnam in parts of Sachsen and Thüringen; Mariä Himmelfahrt is in Bayern the day of
/// municipalities with more Catholics than Protestants, and is named all the same, since a hint too many costs nothing.
/// </summary>
internal static class Holidays
{
    private static readonly (int Month, int Day, string Name, string? Lands)[] Fixed =
    [
        (1, 1, "Neujahr", null),
        (1, 6, "Heilige Drei Könige", "BW BY ST"),
        (3, 8, "Frauentag", "BE MV"),
        (5, 1, "Tag der Arbeit", null),
        (8, 15, "Mariä Himmelfahrt", "BY SL"),
        (9, 20, "Weltkindertag", "TH"),
        (10, 3, "Tag der Deutschen Einheit", null),
        (10, 31, "Reformationstag", "BB HB HH MV NI SH SN ST TH"),
        (11, 1, "Allerheiligen", "BW BY NW RP SL"),
        (12, 25, "1. Weihnachtstag", null),
        (12, 26, "2. Weihnachtstag", null),
    ];

    // Days after Easter Sunday.
    private static readonly (int Days, string Name, string? Lands)[] Movable =
    [
        (-2, "Karfreitag", null),
        (1, "Ostermontag", null),
        (39, "Christi Himmelfahrt", null),
        (50, "Pfingstmontag", null),
        (60, "Fronleichnam", "BW BY HE NW RP SL"),
    ];

    /// <summary>Name of the holiday that the day is in this Land, or null.</summary>
    /// <param name="land">Official short form: "NI".</param>
    public static string? Of(DateOnly day, string land)
    {
        var distance = day.DayNumber - Easter(day.Year).DayNumber;
        return Fixed.Where(h => h.Month == day.Month && h.Day == day.Day && Holds(h.Lands, land)).Select(h => h.Name).FirstOrDefault()
            ?? Movable.Where(h => h.Days == distance && Holds(h.Lands, land)).Select(h => h.Name).FirstOrDefault()
            // The Wednesday before 23 November.
            ?? (land == "SN" && day is { Month: 11, Day: >= 16 and <= 22, DayOfWeek: DayOfWeek.Wednesday } ? "Buß- und Bettag" : null);
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's method).</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var skipped = century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3);
        var epact = ((19 * golden) + skipped + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }

    private static bool Holds(string? lands, string land) => lands is null || lands.Split(' ').Contains(land);
}
