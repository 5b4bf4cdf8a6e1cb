using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Tests.Planning.Comparison;

/// <summary>What became of elements over several versions, and the same way back.</summary>
public sealed class DescentsTests
{
    private static readonly Guid[] Id = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];

    [Fact]
    public void What_nobody_spoke_of_is_itself_over_all_steps_and_its_fate_is_unknown()
    {
        var two = Way([0], [0], [0]);

        Assert.Equal([Id[0]], two.Of(Id[0]).To);
        Assert.Null(two.Of(Id[0]).Fate);
        Assert.Empty(two.Of(Id[1]).To);
    }

    [Fact]
    public void A_split_and_then_a_merger_are_told_as_they_came_out_with_both_reasons()
    {
        // 0 → 1 and 2, then 2 and 3 → 4.
        var descents = Way([0, 3], [1, 2, 3], [1, 4], [Say(0, 1, Fate.Split, "zu groß"), Say(0, 2, Fate.Split, "zu groß"), Say(3, 3, Fate.Kept)], Later());

        Assert.Equal([Id[1], Id[4]], descents.Of(Id[0]).To);
        Assert.Equal((Fate.Split, "zu groß – dasselbe Ziel"), (descents.Of(Id[0]).Fate, descents.Of(Id[0]).Reason));
        Assert.Equal([Id[4]], descents.Of(Id[3]).To);
        Assert.Equal((Fate.Merged, "dasselbe Ziel"), (descents.Of(Id[3]).Fate, descents.Of(Id[3]).Reason));

        static Lineage[] Later() => [Say(1, 1, Fate.Kept), Say(2, 4, Fate.Merged, "dasselbe Ziel"), Say(3, 4, Fate.Merged, "dasselbe Ziel")];
    }

    [Fact]
    public void What_came_apart_and_together_again_was_changed()
    {
        var descents = Way([0], [1, 2], [3], [Say(0, 1, Fate.Split), Say(0, 2, Fate.Split)], [Say(1, 3, Fate.Merged), Say(2, 3, Fate.Kept)]);

        Assert.Equal([Id[3]], descents.Of(Id[0]).To);
        Assert.Equal(Fate.Changed, descents.Of(Id[0]).Fate);
    }

    [Theory]
    [InlineData(Fate.Changed, Fate.Kept, Fate.Changed)]
    [InlineData(Fate.Kept, Fate.Moved, Fate.Moved)]
    [InlineData(Fate.Moved, Fate.Changed, Fate.Moved)]
    [InlineData(Fate.Kept, Fate.Deferred, Fate.Deferred)]
    internal void The_fate_that_says_most_stands_for_the_way(Fate first, Fate then, Fate whole) =>
        Assert.Equal(whole, Way([0], [0], [0], [Say(0, 0, first)], [Say(0, 0, then)]).Of(Id[0]).Fate);

    [Fact]
    public void What_was_dropped_late_or_early_is_gone_with_its_reason()
    {
        var descents = Way([0, 1], [0], [2], [Say(0, 0, Fate.Changed, "umgebaut"), Say(1, null, Fate.Dropped, "kein Platz")], [Say(0, null, Fate.Dropped, "kein Geld")]);

        Assert.Equal((0, Fate.Dropped, "umgebaut – kein Geld"), (descents.Of(Id[0]).To.Count, descents.Of(Id[0]).Fate, descents.Of(Id[0]).Reason));
        Assert.Equal((0, Fate.Dropped, "kein Platz"), (descents.Of(Id[1]).To.Count, descents.Of(Id[1]).Fate, descents.Of(Id[1]).Reason));
    }

    [Fact]
    public void The_way_back_turns_splits_and_mergers_round()
    {
        var back = Step([0, 3, 5], [1, 2, 4, 5], [Say(0, 1, Fate.Split, "zu groß"), Say(0, 2, Fate.Split), Say(3, 4, Fate.Merged), Say(5, 4, Fate.Merged, "dasselbe")])
            .Back([Id[1], Id[2], Id[4], Id[5]]);

        Assert.Equal([Id[0]], back.Of(Id[1]).To);
        Assert.Equal((Fate.Merged, "zu groß"), (back.Of(Id[2]).Fate, back.Of(Id[2]).Reason));
        Assert.Equal([Id[3], Id[5]], back.Of(Id[4]).To);
        Assert.Equal((Fate.Split, "dasselbe"), (back.Of(Id[4]).Fate, back.Of(Id[4]).Reason));
        // It went into another, and is there all the same: of itself nobody says so, so it is new there.
        Assert.Empty(back.Of(Id[5]).To);
        Assert.Equal([Id[5]], back.Settled(Id.ToHashSet()).Of(Id[5]).To);
    }

    private static Descents Way(int[] first, int[] second, int[] third, Lineage[]? said = null, Lineage[]? then = null) =>
        Step(first, second, said ?? []).Then(Step(second, third, then ?? []));

    private static Descents Step(int[] earlier, int[] later, Lineage[] said) => Descents.Step(earlier.Select(e => Id[e]), later.Select(e => Id[e]).ToHashSet(), said);

    private static Lineage Say(int from, int? to, Fate fate, string? reason = null) =>
        new()
        {
            FromElementId = Id[from],
            FromVersionId = Guid.Empty,
            ToElementId = to is { } known ? Id[known] : null,
            ToVersionId = Guid.Empty,
            Fate = fate,
            Reason = reason,
        };
}
