using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Bodies;

/// <summary>What a body typed, checked.</summary>
internal static class StatementInput
{
    /// <returns>What is stored; with faults it is not.</returns>
    public static (string Text, BodyAnswer Answer, IReadOnlyList<Fault> Faults) Check(string text, string chosen)
    {
        var answer = Enum.TryParse<BodyAnswer>(chosen, out var found) && Enum.IsDefined(found) ? found : BodyAnswer.None;
        var said = answer switch
        {
            BodyAnswer.NoConcerns => BodyWords.NoConcerns,
            BodyAnswer.NotAffected => BodyWords.NotAffected,
            BodyAnswer.None or BodyAnswer.Statement => text,
            _ => throw new InvalidOperationException($"Unknown answer {answer}."),
        };
        return (said, answer, [.. Faults(text, answer)]);
    }

    private static IEnumerable<Fault> Faults(string text, BodyAnswer answer)
    {
        if (answer == BodyAnswer.None)
        {
            yield return new("answer-0", "Wählen Sie, was Sie mitteilen möchten.");
        }
        else if (answer != BodyAnswer.Statement && text.Length > 0)
        {
            yield return new("text", "Sie haben einen Text geschrieben. Wählen Sie „Wir nehmen Stellung“, oder leeren Sie das Feld.");
        }
        else if (answer == BodyAnswer.Statement && text.Length == 0)
        {
            yield return new("text", "Schreiben Sie Ihre Stellungnahme.");
        }
        else if (text.Length > Contribution.TextMax)
        {
            yield return new(
                "text",
                $"Die Stellungnahme ist zu lang: Höchstens {GermanText.Number(Contribution.TextMax)} Zeichen; es sind {GermanText.Number(text.Length)}. Teilen Sie sie auf."
            );
        }
    }
}
