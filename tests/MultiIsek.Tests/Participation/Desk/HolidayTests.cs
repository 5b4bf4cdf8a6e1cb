using System.Globalization;
using MultiIsek.Kernel.Caching;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Tests.Participation.Desk;

public sealed class HolidayTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")] // the latest there is
    [InlineData("2285-03-22")] // the earliest there is
    public void Easter_is_found(string day) => Assert.Equal(Day(day), Holidays.Easter(Day(day).Year));

    [Theory]
    [InlineData("2026-04-03", "NI", "Karfreitag")]
    [InlineData("2026-05-14", "BB", "Christi Himmelfahrt")]
    [InlineData("2026-05-25", "BB", "Pfingstmontag")]
    [InlineData("2026-06-04", "RP", "Fronleichnam")]
    [InlineData("2026-06-04", "NI", null)]
    [InlineData("2026-10-31", "NI", "Reformationstag")]
    [InlineData("2026-10-31", "RP", null)]
    [InlineData("2026-11-01", "RP", "Allerheiligen")]
    [InlineData("2026-11-18", "SN", "Buß- und Bettag")]
    [InlineData("2026-11-18", "BY", null)]
    [InlineData("2026-03-08", "MV", "Frauentag")]
    [InlineData("2026-12-24", "NI", null)]
    public void Each_Land_has_its_own(string day, string land, string? name) => Assert.Equal(name, Holidays.Of(Day(day), land));

    [Fact]
    public void Hints_name_what_lies_in_the_way_of_a_period()
    {
        var phase = New("2026-12-05", "2027-01-01");

        var hints = PhaseHints.Of(phase, "NI", Now);

        Assert.Contains("Der erste Tag, 5.\u00a0Dezember 2026, ist ein Samstag.", hints);
        Assert.Contains(hints, h => h.Contains("ein Feiertag (Neujahr)", StringComparison.Ordinal));
        Assert.Contains("Die Phase dauert 28 Tage. Üblich sind mindestens 30.", hints);
        Assert.Contains(hints, h => h.EndsWith("1. Weihnachtstag (25.\u00a0Dezember), 2. Weihnachtstag (26.\u00a0Dezember).", StringComparison.Ordinal));
    }

    [Fact]
    public void A_month_from_Monday_to_Tuesday_needs_no_hint_and_one_day_is_said() =>
        Assert.Multiple(
            () => Assert.Empty(PhaseHints.Of(New("2027-02-01", "2027-03-02"), "NI", Now)),
            () => Assert.Equal(["Die Phase dauert einen Tag."], PhaseHints.Of(New("2027-02-01", "2027-02-01"), "NI", Now))
        );

    [Theory]
    [InlineData("2027-03-28", null, "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z")] // the day on which clocks go forward has 23 hours
    [InlineData("2026-12-05", "18:00", "2026-12-05T17:00:00Z", "2026-12-05T17:00:00Z")]
    public void A_day_is_a_Berlin_day_and_the_end_is_the_first_moment_after_it(string day, string? clock, string start, string end)
    {
        var time = clock is null ? (TimeOnly?)null : PhaseClock.Clock(clock);

        Assert.Equal(Utc(start), PhaseClock.Start(Day(day), time));
        Assert.Equal(Utc(end), PhaseClock.End(Day(day), time));
        Assert.Equal((day, clock ?? ""), PhaseClock.Typed(PhaseClock.End(Day(day), time), true));
        Assert.Equal((day, clock ?? ""), PhaseClock.Typed(PhaseClock.Start(Day(day), time), false));
    }

    [Theory]
    [InlineData("5.12.2026", true)]
    [InlineData("2026-12-05", true)]
    [InlineData("31.2.2026", false)]
    [InlineData("morgen", false)]
    [InlineData("2026-12-05T00:00", false)]
    public void A_day_is_read_as_browsers_send_it_and_as_people_type_it(string typed, bool isDay) => Assert.Equal(isDay, PhaseClock.Day(typed) is not null);

    private static ParticipationPhase New(string first, string last) =>
        new()
        {
            Key = "probe",
            Kind = PhaseKind.ChapterComment,
            StartsAt = Berlin.StartOf(Day(first)),
            EndsAt = PhaseClock.End(Day(last), null),
        };

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTime Utc(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).UtcDateTime;
}
