using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Kernel;

/// <summary>P16: limits count exactly, say when to come again, and stay small.</summary>
public sealed class RequestLimitTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly TestTime _time = new();

    [Fact]
    public void The_wait_ends_when_the_oldest_permit_of_the_window_frees()
    {
        var limit = new RequestLimit<string>(3, Window, _time);
        foreach (var minute in new[] { 1, 2, 4 })
        {
            _time.Now = TestTime.Start.AddMinutes(minute);
            Assert.Null(limit.Take("a"));
        }

        _time.Now = TestTime.Start.AddMinutes(5);
        Assert.Equal(TimeSpan.FromMinutes(6), limit.Take("a"));
        Assert.Null(limit.Take("b"));

        _time.Now = TestTime.Start.AddMinutes(11).AddTicks(-1);
        Assert.Equal(TimeSpan.FromTicks(1), limit.Take("a"));
        _time.Now = TestTime.Start.AddMinutes(11);
        Assert.Null(limit.Take("a"));
        Assert.Equal(TimeSpan.FromMinutes(1), limit.Take("a"));
    }

    [Fact]
    public void What_is_refused_takes_nothing()
    {
        var limit = new RequestLimit<string>(1, Window, _time);
        Assert.Null(limit.Take("a"));
        for (var i = 0; i < 50; i++)
        {
            _time.Now += TimeSpan.FromSeconds(10);
            Assert.NotNull(limit.Take("a"));
        }

        _time.Now = TestTime.Start + Window;
        Assert.Null(limit.Take("a"));
    }

    [Fact]
    public async Task Many_at_once_get_as_many_permits_as_there_are()
    {
        var limit = new RequestLimit<string>(40, Window, TimeProvider.System);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 1000).Count(_ => limit.Take("a") is null))));

        Assert.Equal(40, taken.Sum());
    }

    [Fact]
    public void Keys_that_nobody_uses_any_more_are_forgotten_and_there_are_never_more_than_allowed()
    {
        var limit = new RequestLimit<int>(1, Window, _time, keysMax: 1000);
        for (var i = 0; i < 5000; i++)
        {
            _time.Now += TimeSpan.FromMilliseconds(1);
            Assert.Null(limit.Take(i));
            Assert.InRange(limit.Keys, 1, 1000);
        }

        // The newest are remembered.
        Assert.NotNull(limit.Take(4999));
        _time.Now += Window;
        Assert.Null(limit.Take(4999));
        Assert.Equal(1, limit.Keys);
    }

    [Fact]
    public void A_clock_that_is_set_back_locks_nobody_out()
    {
        var limit = new RequestLimit<string>(1, Window, _time);
        Assert.Null(limit.Take("a"));

        _time.Now = TestTime.Start.AddYears(-1);

        Assert.Null(limit.Take("a"));
        Assert.Equal(Window, limit.Take("a"));
    }

    [Fact]
    public void What_the_citys_limit_refuses_costs_the_address_nothing()
    {
        var limit = new CityLimit(2, 3, Window, _time);
        Assert.Null(limit.Take(1, "x"));
        Assert.Null(limit.Take(1, "y"));
        Assert.Null(limit.Take(1, "z"));
        _time.Now += TimeSpan.FromMinutes(1);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(TimeSpan.FromMinutes(9), limit.Take(1, "a"));
        }

        Assert.Null(limit.Take(2, "a"));
        _time.Now = TestTime.Start + Window;
        Assert.Null(limit.Take(1, "a"));
        Assert.Null(limit.Take(1, "a"));
        Assert.NotNull(limit.Take(1, "a"));
        // And what the address's limit refuses costs the city nothing.
        Assert.Null(limit.Take(1, "b"));
    }

    [Fact]
    public async Task At_the_citys_last_permit_those_who_come_too_late_keep_theirs()
    {
        var limit = new CityLimit(1, 50, Window, _time);

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => (Address: $"{i}", Wait: limit.Take(1, $"{i}")))));

        Assert.Equal(50, answers.Count(a => a.Wait is null));
        // With room in the city again, each of those refused still has the one permit of its address.
        var late = answers.Where(a => a.Wait is not null).Take(50).ToList();
        _time.Now += Window - TimeSpan.FromTicks(1);
        Assert.All(late, a => Assert.Equal(TimeSpan.FromTicks(1), limit.Take(1, a.Address)));
    }
}
