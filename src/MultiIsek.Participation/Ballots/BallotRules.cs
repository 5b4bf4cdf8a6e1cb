using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

internal enum BallotMethod
{
    /// <summary>Each measure for itself, in steps of one.</summary>
    Rating,

    /// <summary>A number of points is shared out among all measures: whoever gives here has less there.</summary>
    Points,
}

/// <summary>Wie in einer Phase gewichtet wird.</summary>
/// <param name="Points">That each person has; of no meaning where each measure is rated.</param>
internal sealed record BallotRules(BallotMethod Method, int Points)
{
    public const int Steps = 5;
    public const string Low = "unwichtig";
    public const string High = "sehr wichtig";
    public const int PointsLeast = 3;
    public const int PointsMost = 100;

    /// <summary>Nobody weighs more than these on a phone.</summary>
    public const int MeasuresMost = 60;
    public const int MeasuresLeast = 2;

    public static BallotRules Usual { get; } = new(BallotMethod.Points, 10);

    /// <summary>The highest that one measure can get.</summary>
    public int Most => Method == BallotMethod.Points ? Points : Steps;
}

internal static class BallotWords
{
    public static string ToGerman(this BallotMethod method) =>
        method switch
        {
            BallotMethod.Rating => $"Jede Maßnahme bewerten, von 1 ({BallotRules.Low}) bis {BallotRules.Steps} ({BallotRules.High})",
            BallotMethod.Points => "Punkte auf die Maßnahmen verteilen",
            _ => throw new InvalidOperationException($"Unknown method {method}."),
        };

    public static string HowTo(this BallotRules rules) =>
        rules.Method == BallotMethod.Points
            ? $"Sie haben {GermanText.Number(rules.Points)} Punkte. Geben Sie der Maßnahme mehr, die zuerst kommen soll. Sie müssen nicht alle Punkte vergeben."
            : $"Sagen Sie zu jeder Maßnahme, wie wichtig sie ist: von 1 ({BallotRules.Low}) bis {BallotRules.Steps} ({BallotRules.High}). Sie dürfen Maßnahmen auslassen.";

    /// <summary>One that runs, or ran, on this site.</summary>
    public static bool IsBallot(this ParticipationPhase phase) => phase is { Kind: PhaseKind.Prioritising, Ballot: not null, PlanVersionId: not null } && !phase.RanElsewhere();

    /// <summary>What is weighed: elements of the chosen roles whose type can have a priority, and those named themselves.</summary>
    public static IEnumerable<ElementCard> OnBallot(this ParticipationPhase phase, IEnumerable<ElementCard> elements) =>
        elements.Where(e => (e.IsPrioritisable && phase.TargetRoles.Contains(e.Role)) || phase.TargetElements.Contains(e.Id));
}
