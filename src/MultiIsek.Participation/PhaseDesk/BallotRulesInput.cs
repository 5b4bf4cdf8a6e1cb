using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>How measures are weighed, as it stands in the form of a phase.</summary>
internal sealed record BallotRulesInput(string Method, string Points)
{
    /// <summary>Fields that stay once somebody has weighed.</summary>
    public static IReadOnlyList<string> Fixed { get; } = [nameof(ParticipationPhase.TargetElements), nameof(ParticipationPhase.Ballot)];

    public static BallotRulesInput Of(BallotRules? rules)
    {
        var shown = rules ?? BallotRules.Usual;
        var points = shown.Points > 0 ? shown.Points : BallotRules.Usual.Points;
        return new(shown.Method.ToString(), points.ToString(CultureInfo.InvariantCulture));
    }

    public static BallotRulesInput Read(IFormCollection form) => new(form["method"].ToString(), SubmitContribution.Clean(form["points"]).ReplaceLineEndings(" "));

    public BallotRules? Check(List<Fault> faults)
    {
        if (!Enum.TryParse<BallotMethod>(Method, out var method) || !Enum.IsDefined(method))
        {
            faults.Add(new("method-0", "Wählen Sie, wie gewichtet wird."));
            return null;
        }

        if (method == BallotMethod.Rating)
        {
            return new(method, 0);
        }

        if (!int.TryParse(Points, NumberStyles.None, CultureInfo.InvariantCulture, out var points) || points is < BallotRules.PointsLeast or > BallotRules.PointsMost)
        {
            faults.Add(new("points", $"Geben Sie eine ganze Zahl von {BallotRules.PointsLeast} bis {BallotRules.PointsMost} ein."));
            return null;
        }

        return new(method, points);
    }
}
