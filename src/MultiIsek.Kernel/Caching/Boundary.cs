namespace MultiIsek.Kernel.Caching;

/// <summary>Says when a city's pages change by themselves: a phase that begins or ends, an event that is over.</summary>
public interface IBoundarySource
{
    /// <summary>The next such moment after <paramref name="now"/> (UTC), or null.</summary>
    ValueTask<DateTime?> NextAsync(DateTime now, CancellationToken ct);
}

/// <summary>German clock: what a day is for the people who read the pages.</summary>
public static class Berlin
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>The UTC moment of a Berlin clock time. A time that the change to summer time skips moves on by an hour; a doubled one means the first.</summary>
    public static DateTime Utc(DateTime local)
    {
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(clock))
        {
            clock = clock.AddHours(1);
        }

        if (Zone.IsAmbiguousTime(clock))
        {
            return DateTime.SpecifyKind(clock - Zone.GetAmbiguousTimeOffsets(clock).Max(), DateTimeKind.Utc);
        }

        return TimeZoneInfo.ConvertTimeToUtc(clock, Zone);
    }

    public static DateTime StartOf(DateOnly day) => Utc(day.ToDateTime(TimeOnly.MinValue));

    public static DateTime NextMidnight(DateTime utc) => StartOf(Day(utc).AddDays(1));
}
