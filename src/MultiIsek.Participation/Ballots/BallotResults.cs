using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>Ergebnis einer Maßnahme.</summary>
/// <param name="Voices">How many said something about it, or gave it a point.</param>
/// <param name="Score">Mean of the steps, or sum of the points.</param>
/// <param name="Rank">From 1, shared by those with the same score; null where it is hidden.</param>
internal sealed record MeasureResult(ElementCard Measure, int Voices, double Score, int? Rank)
{
    /// <summary>Too few said something about it to show what.</summary>
    public bool IsHidden => Rank is null;
}

/// <param name="Measures">In the citizens' order.</param>
internal sealed record BallotResult(BallotRules Rules, int Participants, IReadOnlyList<MeasureResult> Measures)
{
    /// <summary>Before that nothing is public.</summary>
    public bool IsEnough => Participants >= SurveyCell.Least;

    public double Best => Rules.Method == BallotMethod.Rating ? Rules.Most : Measures.Where(m => !m.IsHidden).Select(m => m.Score).DefaultIfEmpty().Max();

    public int Percent(MeasureResult measure) =>
        measure.IsHidden || Best <= 0 ? 0
        : Rules.Method == BallotMethod.Rating ? (int)Math.Round(100 * (measure.Score - 1) / (Best - 1), MidpointRounding.AwayFromZero)
        : (int)Math.Round(100 * measure.Score / Best, MidpointRounding.AwayFromZero);
}

/// <summary>Counts the ballots of a phase in one grouped query, however many there are.</summary>
internal sealed class BallotResults(IsekDbContext db)
{
    /// <param name="isPublic">Small numbers are hidden.</param>
    public async Task<BallotResult> CountAsync(ParticipationPhase phase, IEnumerable<ElementCard> measures, bool isPublic, CancellationToken ct)
    {
        var (id, rules) = (phase.Id, phase.Ballot!);
        var ballots = db.Set<Ballot>().Where(b => b.PhaseId == id);
        var participants = await ballots.CountAsync(ct);
        var counts = await db.Set<BallotValue>()
            .Where(v => ballots.Any(b => b.Id == v.BallotId))
            .GroupBy(v => v.ElementId)
            .Select(g => new
            {
                Element = g.Key,
                Voices = g.Count(),
                Sum = g.Sum(v => v.Value),
            })
            .ToDictionaryAsync(g => g.Element, g => (g.Voices, g.Sum), ct);
        return new(rules, participants, Order(rules, measures.Select(m => (m, counts.GetValueOrDefault(m.Id))), isPublic));
    }

    /// <summary>The highest first; what too few said something about comes last, in the order of the plan.</summary>
    internal static IReadOnlyList<MeasureResult> Order(BallotRules rules, IEnumerable<(ElementCard Measure, (int Voices, int Sum) Count)> counts, bool isPublic)
    {
        var all = counts.Select(c => (c.Measure, c.Count.Voices, Score: ScoreOf(rules, c.Count.Voices, c.Count.Sum))).ToList();
        var shown = all.Where(c => !isPublic || c.Voices >= SurveyCell.Least).OrderByDescending(c => c.Score).ToList();
        return
        [
            .. shown.Select(c => new MeasureResult(c.Measure, c.Voices, c.Score, 1 + shown.Count(o => o.Score > c.Score))),
            .. all.Except(shown).Select(c => new MeasureResult(c.Measure, c.Voices, 0, null)),
        ];
    }

    // Rounded as it is shown: what reads alike shares a rank.
    private static double ScoreOf(BallotRules rules, int voices, int sum) =>
        rules.Method == BallotMethod.Points ? sum
        : voices == 0 ? 0
        : Math.Round((double)sum / voices, 2, MidpointRounding.AwayFromZero);
}
