using System.Globalization;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Transfer;

/// <summary>How measures are weighed, by the rules of the desk's form.</summary>
internal sealed class BallotImport(Import import, JsonFile<ParticipationFile> file)
{
    public void Apply(ParticipationPhase row, PhaseRecord record, string path)
    {
        if (record.Ballot is not { } ballot)
        {
            Set(row, null, path);
            return;
        }

        if (record.Kind != PhaseKind.Prioritising || record.Version is null || record.Targets.Roles.Count + record.Targets.Elements.Count == 0)
        {
            import.Error(file, $"{path}.ballot", "Gewichtet wird in einer Priorisierung (Prioritising), die ihre Fassung (version) und Maßnahmen (targets) nennt.");
        }

        if (record.ShowsInterim)
        {
            import.Error(file, $"{path}.showsInterim", "Zwischenergebnisse gibt es bei Umfragen; eine Gewichtung zeigt ihre Zahlen mit dem Ergebnis.");
        }

        List<Fault> faults = [];
        var points = (ballot.Points ?? BallotRules.Usual.Points).ToString(CultureInfo.InvariantCulture);
        var rules = new BallotRulesInput(ballot.Method.ToString(), points).Check(faults);
        faults.ForEach(f => import.Error(file, $"{path}.ballot", f.Message));
        Set(row, rules, path);
    }

    private void Set(ParticipationPhase row, BallotRules? rules, string path)
    {
        if (row is { Kind: PhaseKind.Prioritising, Participants: > 0 } && row.Ballot != rules)
        {
            import.Error(file, $"{path}.ballot", "In dieser Phase wurde schon gewichtet: Verfahren und Punkte bleiben.");
        }

        row.Ballot = rules;
    }
}
