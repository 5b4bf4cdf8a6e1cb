using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Events;

/// <summary>Beginn und Ende eines Termins as moments (UTC), where its days are known.</summary>
internal static class EventClock
{
    public static DateTime? Start(SourceDate? held, TimeOnly? from) =>
        held is { Precision: DatePrecision.Day } day ? Berlin.Utc(day.Day.ToDateTime(from ?? TimeOnly.MinValue)) : null;

    /// <summary>Without a clock the whole last day belongs to it.</summary>
    public static DateTime? End(SourceDate? held, SourceDate? ends, TimeOnly? until) =>
        (ends ?? held) is not { Precision: DatePrecision.Day } last ? null
        : until is { } clock ? Berlin.Utc(last.Day.ToDateTime(clock))
        : Berlin.StartOf(last.Day.AddDays(1));
}
