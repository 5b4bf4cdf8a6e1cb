using MultiIsek.Participation.Ballots;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Tests.Participation;

/// <summary>What a ballot may say, in which order it puts measures, and what of it anybody may see.</summary>
public sealed class BallotRuleTests
{
    private static readonly BallotRules Points = new(BallotMethod.Points, 10);
    private static readonly BallotRules Rating = new(BallotMethod.Rating, 0);
    private static readonly ElementCard[] Measures = [Card("m1"), Card("m2"), Card("m3")];

    [Theory]
    [InlineData("m1=4;m2=6", null, null)]
    [InlineData("m1=10;m2=0;m3=", null, null)]
    [InlineData("m1=7;m2=4", "m-m1", "Sie haben 11 Punkte vergeben, aber nur 10. Nehmen Sie 1\u00a0Punkt zurück.")]
    [InlineData("m1=11", "m-m1", "„m1“: Geben Sie eine ganze Zahl von 0 bis 10 ein.")]
    [InlineData("m2=-1", "m-m2", "„m2“: Geben Sie eine ganze Zahl von 0 bis 10 ein.")]
    [InlineData("m2=zwei", "m-m2", "„m2“: Geben Sie eine ganze Zahl von 0 bis 10 ein.")]
    [InlineData("m1=0", "m-m1", "Sie haben noch keinen Punkt vergeben.")]
    [InlineData("fremd=3", "m-m1", "Sie haben noch keinen Punkt vergeben.")]
    public void Points_are_few_and_whole(string typed, string? field, string? message) => Check(Points, typed, field, message);

    [Theory]
    [InlineData("m1=1;m3=5", null, null)]
    [InlineData("m1=6", "m-m1-1", "„m1“: Wählen Sie eine Zahl von 1 bis 5.")]
    [InlineData("m1=0", "m-m1-1", "„m1“: Wählen Sie eine Zahl von 1 bis 5.")]
    [InlineData("", "m-m1-1", "Sie haben noch keine Maßnahme bewertet.")]
    public void Ratings_have_five_steps_and_may_be_left_out(string typed, string? field, string? message) => Check(Rating, typed, field, message);

    [Fact]
    public void The_highest_comes_first_and_what_reads_alike_shares_a_rank()
    {
        var order = BallotResults.Order(Rating, [(Measures[0], (6, 15)), (Measures[1], (9, 40)), (Measures[2], (8, 20))], isPublic: true);

        Assert.Equal([("m2", 1, 4.44), ("m1", 2, 2.5), ("m3", 2, 2.5)], order.Select(m => (m.Measure.Key, m.Rank!.Value, m.Score)));
    }

    [Fact]
    public void What_four_say_has_neither_number_nor_rank_but_for_the_office()
    {
        (ElementCard, (int, int))[] counts = [(Measures[0], (4, 40)), (Measures[1], (5, 6)), (Measures[2], default)];

        var shown = BallotResults.Order(Points, counts, isPublic: true);
        Assert.Equal([("m2", false, 6.0), ("m1", true, 0.0), ("m3", true, 0.0)], shown.Select(m => (m.Measure.Key, m.IsHidden, m.Score)));
        Assert.Equal(["m1", "m2", "m3"], BallotResults.Order(Points, counts, isPublic: false).Select(m => m.Measure.Key));
    }

    [Fact]
    public void Bars_end_where_the_scale_ends_or_the_best_stands()
    {
        var points = new BallotResult(Points, 9, BallotResults.Order(Points, [(Measures[0], (9, 40)), (Measures[1], (9, 10))], isPublic: true));
        Assert.Equal([100, 25], points.Measures.Select(points.Percent));
        var rating = new BallotResult(Rating, 9, BallotResults.Order(Rating, [(Measures[0], (10, 30)), (Measures[1], (10, 10))], isPublic: true));
        Assert.Equal([50, 0], rating.Measures.Select(rating.Percent));
    }

    private static void Check(BallotRules rules, string typed, string? field, string? message)
    {
        var input = new BallotInput(typed.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split('=')).ToDictionary(t => t[0], t => t[1]));
        var (values, faults) = input.Check(rules, Measures);

        Assert.Equal((field, message), (faults.SingleOrDefault()?.Field, faults.SingleOrDefault()?.Message));
        Assert.All(values.Values, v => Assert.InRange(v, 1, rules.Most));
    }

    private static ElementCard Card(string key) =>
        new(Guid.NewGuid(), key, null, key, ElementRole.Measure, "Maßnahme", "plan", Guid.Empty, "v1", "Fassung", PlanVersionState.Draft, [], true, true, null);
}
