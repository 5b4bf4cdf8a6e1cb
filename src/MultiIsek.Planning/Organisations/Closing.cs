using System.Globalization;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Organisations;

/// <summary>Der letzte Tag einer Stelle oder eines Orts.</summary>
internal static class Closing
{
    private const int YearsMax = 50;

    /// <param name="typed">As a date field sends it.</param>
    /// <exception cref="FieldsRefusedException">No day.</exception>
    public static DateOnly Read(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FieldsRefusedException([new("until", "Geben Sie den letzten Tag an, zum Beispiel 31.12.2026.")]);

    /// <exception cref="FieldsRefusedException">It lies before the first day, or too far ahead.</exception>
    public static void Check(DateOnly? until, DateOnly? from, TimeProvider time)
    {
        var fault =
            until < from ? "Das liegt vor dem ersten Tag."
            : until > Berlin.Day(time.GetUtcNow().UtcDateTime).AddYears(YearsMax) ? "Dieser Tag liegt zu weit in der Zukunft."
            : null;
        if (fault is not null)
        {
            throw new FieldsRefusedException([new("until", fault)]);
        }
    }
}
