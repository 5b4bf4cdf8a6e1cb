using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>What pages say of a phase: words for its kind and state, days on a Berlin calendar.</summary>
internal static class PhaseWords
{
    /// <summary>What a made-up phase promises: nothing.</summary>
    public const string NotReceived = "Beispielphase: Die Stadt erhält diese Kommentare nicht.";

    public const string AnswersNotReceived = "Beispielphase: Die Stadt erhält diese Antworten nicht.";

    public const string BallotsNotReceived = "Beispielphase: Die Stadt erhält diese Gewichtungen nicht.";

    public static string ToGerman(this PhaseKind kind) =>
        kind switch
        {
            PhaseKind.ChapterComment => "Kommentierphase",
            PhaseKind.Ideas => "Ideensammlung",
            PhaseKind.MapPins => "Kartendialog",
            PhaseKind.Survey => "Umfrage",
            PhaseKind.Prioritising => "Priorisierung",
            PhaseKind.Event => "Veranstaltung",
            PhaseKind.PublicBodies => "Beteiligung der Träger öffentlicher Belange",
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };

    public static string ToGerman(this PhaseState state) =>
        state switch
        {
            PhaseState.Draft => "Entwurf",
            PhaseState.Scheduled => "geplant",
            PhaseState.Open => "läuft",
            PhaseState.Ended => "beendet",
            PhaseState.InEvaluation => "beendet, in Auswertung",
            PhaseState.ResultPublished => "Ergebnis veröffentlicht",
            PhaseState.Archived => "abgeschlossen",
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };

    public static bool IsOver(this PhaseState state) => state is PhaseState.Ended or PhaseState.InEvaluation or PhaseState.ResultPublished or PhaseState.Archived;

    /// <summary>Taken over from a source after its end: nobody could write here, so that nothing here is to be counted.</summary>
    public static bool RanElsewhere(this ParticipationPhase phase) => phase.HasEnded && (phase.StartsAt is null || phase.Link is not null);

    /// <summary>
    /// Numbers of a survey or of weighing may be seen: before the result is published, only those of a survey, and only where the phase says so. A ballot can be changed
    /// and taken back until the end: whoever looked before and after would read what one person said.
    /// </summary>
    public static bool ShowsNumbers(this ParticipationPhase phase, PhaseState state) =>
        state is PhaseState.ResultPublished or PhaseState.Archived
        || (phase is { Kind: PhaseKind.Survey, ShowsInterim: true } && state is not (PhaseState.Scheduled or PhaseState.Draft));

    /// <summary>Takes no contributions, but counts who took part.</summary>
    public static bool CountsPeople(this PhaseKind kind) => kind is PhaseKind.Survey or PhaseKind.Prioritising;

    /// <summary>"3 Beiträge", "1 Teilnahme".</summary>
    public static string Taken(this PhaseKind kind, int count) =>
        kind.CountsPeople() ? GermanText.Count(count, "Teilnahme", "Teilnahmen") : GermanText.Count(count, "Beitrag", "Beiträge");

    /// <summary>One that runs, or ran, on this site: it has questions.</summary>
    public static bool IsSurvey(this ParticipationPhase phase) => phase is { Kind: PhaseKind.Survey, Questions.Count: > 0 };

    public static DateOnly? FirstDay(this ParticipationPhase phase) => phase.StartsAt is { } start ? Berlin.Day(start) : null;

    /// <summary>The last day on which something can be done: the end itself is no longer part of the phase.</summary>
    public static DateOnly? LastDay(this ParticipationPhase phase) => phase.EndsAt is { } end ? Berlin.Day(end.AddTicks(-1)) : null;

    /// <summary>Whole days after today; 0 on the last day; null without an end.</summary>
    public static int? DaysLeft(this ParticipationPhase phase, DateTime now) => phase.LastDay() is { } last ? last.DayNumber - Berlin.Day(now).DayNumber : null;

    /// <summary>"noch 12 Tage", "endet morgen", "endet heute um 18.00 Uhr", "ohne festes Ende".</summary>
    public static string Remaining(this ParticipationPhase phase, DateTime now) =>
        phase.DaysLeft(now) switch
        {
            null => "ohne festes Ende",
            <= 0 => phase.EndClock() is { } clock ? $"endet heute um {clock}" : "endet heute",
            1 => "endet morgen",
            { } days => $"noch {days}\u00a0Tage",
        };

    /// <summary>The clock time of an end that is not midnight.</summary>
    public static string? EndClock(this ParticipationPhase phase) =>
        phase.EndsAt is { } end && Berlin.Local(end) is { TimeOfDay.Ticks: > 0 } local ? $"{local:HH.mm}\u00a0Uhr" : null;

    /// <summary>"bis 4. Dezember 2026", with the hour where the end is not midnight.</summary>
    public static string Until(this ParticipationPhase phase) =>
        phase.LastDay() is { } last ? $"bis {GermanText.Day(last)}{(phase.EndClock() is { } clock ? $", {clock}" : "")}" : "ohne festes Ende";

    /// <summary>The span in words; what the source does not give is said.</summary>
    public static string Span(this ParticipationPhase phase, PhaseState state) =>
        (phase.FirstDay(), phase.LastDay()) switch
        {
            ({ } first, { } last) when first == last => GermanText.Day(first),
            ({ } first, not null) => $"{GermanText.Day(first)} {phase.Until()}",
            ({ } first, null) => state.IsOver() ? $"ab {GermanText.Day(first)}; Ende nicht angegeben" : $"ab {GermanText.Day(first)}, ohne festes Ende",
            (null, not null) => $"{phase.Until()}; Beginn nicht angegeben",
            _ => state.IsOver() ? "Ende nicht angegeben" : "Zeitraum nicht angegeben",
        };

    /// <summary>One sentence for a phase that is over, with its dates as far as they are known.</summary>
    public static string Closed(this ParticipationPhase phase) =>
        (phase.FirstDay(), phase.LastDay()) switch
        {
            ({ } first, { } last) when first == last => $"„{phase.Title}“ lief am {GermanText.Day(last)} und ist beendet.",
            ({ } first, not null) => $"„{phase.Title}“ lief vom {GermanText.Day(first)} {phase.Until()} und ist beendet.",
            (null, not null) => $"„{phase.Title}“ lief {phase.Until()} und ist beendet.",
            _ => $"„{phase.Title}“ ist beendet. Ende nicht angegeben.",
        };
}
