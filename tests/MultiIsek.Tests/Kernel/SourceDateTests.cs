using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tests.Kernel;

public sealed class SourceDateTests
{
    [Theory]
    [InlineData("2013-12-18", "18.\u00a0Dezember 2013", "2013-12-18")]
    [InlineData("2013-11", "November 2013", "2013-11-30")]
    [InlineData("2013-Q2", "2. Quartal 2013", "2013-06-30")]
    [InlineData("2013", "2013", "2013-12-31")]
    public void A_date_is_shown_as_exactly_as_its_source_gives_it(string text, string german, string last)
    {
        var date = SourceDate.Parse(text);

        Assert.Equal(text, date.ToString());
        Assert.Equal(german, date.ToGerman());
        Assert.Equal(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), date.LastDay);
    }

    [Theory]
    [InlineData("2013-13")]
    [InlineData("2013-02-30")]
    [InlineData("2013-Q5")]
    [InlineData("２０２６")]
    [InlineData("2026-٠١")]
    [InlineData("2013\n")]
    [InlineData("13")]
    [InlineData("November 2013")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_is_refused(string? text) => Assert.False(SourceDate.TryParse(text, out _));

    [Theory]
    [InlineData("２０２６")]
    [InlineData("１.１.２０２６")]
    [InlineData("2. Quartal ２０２６")]
    public void Digits_of_other_scripts_are_no_date(string typed) => Assert.Null(SourceDateInput.Read(typed));

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30", "the missing hour moves on")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30", "the doubled hour means the first")]
    [InlineData("2026-07-01T00:00", "2026-06-30T22:00", "summer")]
    [InlineData("2026-12-01T00:00", "2026-11-30T23:00", "winter")]
    public void A_clock_time_in_Berlin_is_one_moment(string local, string utc, string why)
    {
        var moment = Berlin.Utc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

        Assert.True(moment == DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), why);
    }
}
