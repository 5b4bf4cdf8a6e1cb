using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Kernel;

/// <summary>What was seen lately is known for its time, and memory stays small without ever being searched through.</summary>
public sealed class RecentKeysTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly TestTime _time = new();

    [Fact]
    public void A_key_is_known_for_the_window_and_forgotten_after_two()
    {
        var keys = new RecentKeys<int>(Window, _time);
        _time.Now = TestTime.Start.AddMinutes(9);
        Assert.True(keys.Add(1));
        Assert.False(keys.Add(1));

        // The halves turn, the key is in the old one: a full window after it came it is still known.
        _time.Now = TestTime.Start.AddMinutes(11);
        Assert.True(keys.Add(2));
        _time.Now = TestTime.Start.AddMinutes(19);
        Assert.False(keys.Add(1));

        _time.Now = TestTime.Start.AddMinutes(32);
        Assert.True(keys.Add(3));
        Assert.True(keys.Add(1));
    }

    [Fact]
    public void A_removed_key_is_new_again_in_either_half()
    {
        var keys = new RecentKeys<int>(Window, _time);
        Assert.True(keys.Add(1));
        keys.Remove(1);
        Assert.True(keys.Add(1));
        _time.Now = TestTime.Start.AddMinutes(11);
        Assert.False(keys.Add(1));
        keys.Remove(1);
        Assert.True(keys.Add(1));
    }

    [Fact]
    public void A_full_half_turns_early_and_the_newest_stay_known()
    {
        var keys = new RecentKeys<int>(Window, _time, keysMax: 100);
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(keys.Add(i));
        }

        // At least the half before the last turn is known, at most two halves are.
        var known = Enumerable.Range(0, 1000).Count(i => !new Probe(keys).IsNew(i));
        Assert.InRange(known, 100, 200);
        Assert.False(keys.Add(999));
    }

    /// <summary>Asks without leaving a trace.</summary>
    private sealed class Probe(RecentKeys<int> keys)
    {
        public bool IsNew(int key)
        {
            if (!keys.Add(key))
            {
                return false;
            }

            keys.Remove(key);
            return true;
        }
    }
}
