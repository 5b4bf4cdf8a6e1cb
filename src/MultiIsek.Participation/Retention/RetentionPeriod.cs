using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Retention;

/// <summary>Aufbewahrungsfrist: how long what belongs to a person is kept and on which legal basis, in the words of form and privacy page, and as the moment at which it goes.</summary>
internal sealed class RetentionPeriod(IOptions<CommentOptions> options)
{
    public const string LegalBasis = "Rechtsgrundlage: Artikel 6 Absatz 1 Buchstabe e der Datenschutz-Grundverordnung (Aufgabe im öffentlichen Interesse).";

    public const string WhatStays = "Danach steht ein veröffentlichter Kommentar ohne Angaben zur Person weiter hier; was nicht veröffentlicht ist, wird gelöscht.";

    /// <summary>"12 Monate".</summary>
    public string Span => GermanText.Count(options.Value.RetentionMonths, "Monat", "Monate");

    public string Sentence(ParticipationPhase phase) =>
        phase.LastDay() is { } last
            ? $"Ihr Name und die Verbindung zu einem Konto werden bis {GermanText.Day(LastDayOf(last))} aufbewahrt: {Span} nach dem Ende der Phase. {WhatStays}"
            : $"Ihr Name und die Verbindung zu einem Konto werden bis {Span} nach dem Ende der Phase aufbewahrt. {WhatStays}";

    /// <summary>The last day on which what belongs to a person is kept.</summary>
    /// <param name="last">Last day of the phase.</param>
    public DateOnly LastDayOf(DateOnly last) => last.AddMonths(options.Value.RetentionMonths);

    /// <summary>The moment (UTC) from which it must be gone.</summary>
    public DateTime EndOf(DateOnly last) => Berlin.StartOf(LastDayOf(last).AddDays(1));

    /// <summary>What came in before this moment (UTC) is older than the period.</summary>
    public DateTime Before(DateTime now) => Berlin.StartOf(Berlin.Day(now).AddMonths(-options.Value.RetentionMonths));
}
