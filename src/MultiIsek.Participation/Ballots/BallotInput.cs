using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>What a person typed into the form, by key of the element. What is none of the phase's is left out.</summary>
internal sealed record BallotInput(IReadOnlyDictionary<string, string> Typed)
{
    private const int Longest = 10;

    public static BallotInput Empty { get; } = new(new Dictionary<string, string>());

    public static string Field(ElementCard element) => $"m-{element.Key}";

    /// <summary>Where an error of it leads to: the first thing that can be typed into.</summary>
    public static string Focus(ElementCard element, BallotRules rules) => rules.Method == BallotMethod.Points ? Field(element) : $"{Field(element)}-1";

    public static BallotInput Read(IFormCollection form, IEnumerable<ElementCard> measures) =>
        new(measures.ToDictionary(m => m.Key, m => SubmitContribution.Clean(form[Field(m)]) is var typed && typed.Length > Longest ? typed[..Longest] : typed));

    public static BallotInput Of(IReadOnlyDictionary<Guid, int> values, IEnumerable<ElementCard> measures) =>
        new(measures.Where(m => values.ContainsKey(m.Id)).ToDictionary(m => m.Key, m => values[m.Id].ToString(CultureInfo.InvariantCulture)));

    public string One(ElementCard element) => Typed.GetValueOrDefault(element.Key) ?? "";

    public (IReadOnlyDictionary<Guid, int> Values, IReadOnlyList<Fault> Faults) Check(BallotRules rules, IReadOnlyList<ElementCard> measures)
    {
        Dictionary<Guid, int> values = [];
        List<Fault> faults = [];
        foreach (var measure in measures.Where(m => One(m).Length > 0))
        {
            if (
                !int.TryParse(One(measure), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value > rules.Most
                || (rules.Method == BallotMethod.Rating && value == 0)
            )
            {
                faults.Add(
                    new(
                        Focus(measure, rules),
                        rules.Method == BallotMethod.Points
                            ? $"„{measure.Label}“: Geben Sie eine ganze Zahl von 0 bis {GermanText.Number(rules.Most)} ein."
                            : $"„{measure.Label}“: Wählen Sie eine Zahl von 1 bis {rules.Most}."
                    )
                );
            }
            else if (value > 0)
            {
                values[measure.Id] = value;
            }
        }

        if (faults.Count == 0 && measures.Count > 0)
        {
            var (first, given) = (Focus(measures[0], rules), values.Values.Sum());
            if (rules.Method == BallotMethod.Points && given > rules.Points)
            {
                faults.Add(
                    new(
                        first,
                        $"Sie haben {GermanText.Number(given)} Punkte vergeben, aber nur {GermanText.Number(rules.Points)}. Nehmen Sie {TooMany(given - rules.Points)} zurück."
                    )
                );
            }
            else if (values.Count == 0)
            {
                faults.Add(new(first, rules.Method == BallotMethod.Points ? "Sie haben noch keinen Punkt vergeben." : "Sie haben noch keine Maßnahme bewertet."));
            }
        }

        return (values, faults);
    }

    private static string TooMany(int count) => GermanText.Count(count, "Punkt", "Punkte");
}
