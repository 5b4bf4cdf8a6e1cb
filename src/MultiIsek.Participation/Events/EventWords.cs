using System.Globalization;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Participation.Events;

internal static class EventWords
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string ToGerman(this EventKind kind) =>
        kind switch
        {
            EventKind.KickOff => "Auftakt",
            EventKind.Forum => "Forum",
            EventKind.Workshop => "Werkstatt",
            EventKind.SiteWalk => "Begehung",
            EventKind.Retreat => "Klausur",
            EventKind.Conference => "Konferenz",
            EventKind.Session => "Sitzung",
            EventKind.ExpertTalk => "Fachgespräch",
            EventKind.Survey => "Befragung",
            EventKind.Exhibition => "Ausstellung",
            EventKind.Other => "Veranstaltung",
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };

    public static string ToGerman(this EventFormat format) =>
        format switch
        {
            EventFormat.OnSite => "vor Ort",
            EventFormat.Digital => "digital",
            EventFormat.Hybrid => "vor Ort und digital",
            EventFormat.Unknown => "nicht angegeben",
            _ => throw new InvalidOperationException($"Unknown format {format}."),
        };

    /// <param name="hasSource">Only then a source can be silent about it.</param>
    public static string ToGerman(this EventStatus status, bool hasSource = true) =>
        status switch
        {
            EventStatus.Held => "hat stattgefunden",
            EventStatus.Scheduled => "geplant",
            EventStatus.Postponed => "verschoben",
            EventStatus.Cancelled => "abgesagt",
            EventStatus.Unknown => hasSource ? "ob es stattfand, sagt die Quelle nicht" : "noch nicht eingetragen",
            _ => throw new InvalidOperationException($"Unknown status {status}."),
        };

    /// <summary>Day or span, as exact as the source, with the clock: "20. März 2024, 17.30 bis 20.00 Uhr".</summary>
    public static string When(SourceDate? held, SourceDate? ends, TimeOnly? from, TimeOnly? until)
    {
        if (held is not { } start)
        {
            return "Datum nicht angegeben";
        }

        var days =
            ends is not { } end || end == start ? start.ToGerman()
            : start.Precision == DatePrecision.Day && end.Precision == DatePrecision.Day && start.Day.Month == end.Day.Month && start.Year == end.Year
                ? $"{start.Day.Day}. bis {end.ToGerman()}"
            : $"{start.ToGerman()} bis {end.ToGerman()}";
        return (from, until) switch
        {
            ({ } a, { } b) => $"{days}, {Clock(a)} bis {Clock(b)}\u00a0Uhr",
            ({ } a, null) => $"{days}, {Clock(a)}\u00a0Uhr",
            _ => days,
        };
    }

    /// <summary>The date in the column of a list: a large part and a small one.</summary>
    public static (string? Large, string Small) Column(SourceDate? date, bool withYear) =>
        date switch
        {
            null => (null, "ohne Datum"),
            { Precision: DatePrecision.Day } day => ($"{day.Day.Day}.", withYear ? day.Day.ToString("MMMM yyyy", German) : GermanText.Month(day.Day)),
            { Precision: DatePrecision.Month } month => (null, withYear ? month.ToGerman() : GermanText.Month(month.Day)),
            { Precision: DatePrecision.Quarter } quarter => (null, withYear ? quarter.ToGerman() : quarter.ToGerman()[..^5]),
            { } year => (null, year.ToGerman()),
        };

    private static string Clock(TimeOnly clock) => clock.ToString("HH.mm", German);
}
