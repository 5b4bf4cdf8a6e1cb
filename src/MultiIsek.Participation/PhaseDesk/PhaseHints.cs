using System.Globalization;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Hinweise zum Zeitraum: what staff should know before they release a phase. They keep nobody from anything.</summary>
internal static class PhaseHints
{
    /// <summary>The month that formal procedures are laid out for (§ 3 Abs. 2 BauGB), as whole days.</summary>
    public const int UsualDays = 30;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="land">Official short form.</param>
    public static IReadOnlyList<string> Of(ParticipationPhase phase, string land, DateTime now)
    {
        List<string> hints = [];
        if (phase is { IsDraft: true, StartsAt: { } begun } && begun <= now)
        {
            hints.Add("Der Beginn liegt schon zurück: Mit der Freigabe ist die Phase sofort offen.");
        }

        if (phase.FirstDay() is { } first && OffDay(first, land) is { } off)
        {
            hints.Add($"Der erste Tag, {Day(first)}, ist {off}.");
        }

        if (phase.LastDay() is not { } last)
        {
            return phase.StartsAt is null ? hints : [.. hints, "Die Phase hat kein Ende. Sie bleibt offen, bis Sie sie beenden."];
        }

        if (OffDay(last, land) is { } closed)
        {
            hints.Add($"Der letzte Tag, {Day(last)}, ist {closed}. Wer anrufen oder vorbeikommen will, erreicht dann niemanden.");
        }

        if (phase.FirstDay() is not { } from)
        {
            return hints;
        }

        var days = last.DayNumber - from.DayNumber + 1;
        if (days < UsualDays)
        {
            hints.Add(days == 1 ? "Die Phase dauert einen Tag." : $"Die Phase dauert {days} Tage. Üblich sind mindestens {UsualDays}.");
        }

        var holidays = Enumerable
            .Range(1, Math.Clamp(days - 2, 0, 400))
            .Select(from.AddDays)
            .Select(d => (Day: d, Name: Holidays.Of(d, land)))
            .Where(h => h.Name is not null)
            .ToList();
        if (holidays.Count > 0)
        {
            hints.Add($"In den Zeitraum fallen Feiertage: {string.Join(", ", holidays.Select(h => $"{h.Name} ({GermanText.DayAndMonth(h.Day)})"))}.");
        }

        return hints;
    }

    private static string? OffDay(DateOnly day, string land) =>
        Holidays.Of(day, land) is { } holiday ? $"ein Feiertag ({holiday})"
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? $"ein {day.ToString("dddd", German)}"
        : null;

    private static string Day(DateOnly day) => GermanText.Day(day);
}

/// <summary>Beginn und Ende as people give them: a first and a last day, with the clock where it matters; kept half-open.</summary>
internal static class PhaseClock
{
    /// <summary>The moment that two fields give, or null; what is wrong with them is among the faults then.</summary>
    /// <param name="make">Of a day and perhaps a clock.</param>
    public static DateTime? Read(string dayField, string day, string clockField, string clock, Func<DateOnly, TimeOnly?, DateTime> make, List<Fault> faults)
    {
        var (date, time) = (Day(day), Clock(clock));
        if (clock.Length > 0 && time is null)
        {
            faults.Add(new(clockField, "Geben Sie eine Uhrzeit an, zum Beispiel 18:00, oder lassen Sie das Feld leer."));
        }

        if ((day.Length > 0 && date is null) || (day.Length == 0 && clock.Length > 0))
        {
            faults.Add(new(dayField, "Geben Sie einen Tag an, zum Beispiel 5.12.2026."));
        }

        return date is { } found && (clock.Length == 0 || time is not null) ? make(found, time) : null;
    }

    public static DateTime Start(DateOnly day, TimeOnly? clock) => Berlin.Utc(day.ToDateTime(clock ?? TimeOnly.MinValue));

    /// <summary>First moment after the phase: without a clock the whole last day belongs to it.</summary>
    public static DateTime End(DateOnly day, TimeOnly? clock) => clock is { } until ? Berlin.Utc(day.ToDateTime(until)) : Berlin.StartOf(day.AddDays(1));

    public static (string Day, string Clock) Typed(DateTime? moment, bool isEnd)
    {
        if (moment is not { } utc)
        {
            return ("", "");
        }

        var local = Berlin.Local(utc);
        var isMidnight = local.TimeOfDay == TimeSpan.Zero;
        var day = DateOnly.FromDateTime(isEnd && isMidnight ? local.AddDays(-1) : local);
        return (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isMidnight ? "" : local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>"2026-12-05" as browsers send it, "5.12.2026" as people type it.</summary>
    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200 ? day : null;

    public static TimeOnly? Clock(string typed) =>
        TimeOnly.TryParseExact(typed, ["HH:mm", "H:mm", "HH.mm", "H.mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;
}
