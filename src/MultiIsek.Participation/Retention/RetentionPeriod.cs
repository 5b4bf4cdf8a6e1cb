using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Comments;

/// <summary>Aufbewahrung: how long contributions are kept and on which legal basis, in the words of form and privacy page.</summary>
internal sealed class Retention(IOptions<CommentOptions> options)
{
    public const string LegalBasis = "Rechtsgrundlage: Artikel 6 Absatz 1 Buchstabe e der Datenschutz-Grundverordnung (Aufgabe im öffentlichen Interesse).";

    /// <summary>"12 Monate".</summary>
    public string Span => GermanText.Count(options.Value.RetentionMonths, "Monat", "Monate");

    public string Sentence(ParticipationPhase phase) =>
        phase.LastDay() is { } last
            ? $"Kommentar und Name werden bis {GermanText.Day(last.AddMonths(options.Value.RetentionMonths))} aufbewahrt: {Span} nach dem Ende der Phase."
            : $"Kommentar und Name werden bis {Span} nach dem Ende der Phase aufbewahrt.";
}
