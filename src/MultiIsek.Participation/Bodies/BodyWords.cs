using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Bodies;

internal static class BodyWords
{
    public const string NoConcerns = "Keine Bedenken.";
    public const string NotAffected = "Unsere Belange sind nicht berührt.";

    public static string? ToGerman(this BodyAnswer answer) =>
        answer switch
        {
            BodyAnswer.None => null,
            BodyAnswer.Statement => "Stellungnahme",
            BodyAnswer.NoConcerns => "keine Bedenken",
            BodyAnswer.NotAffected => "nicht berührt",
            _ => throw new InvalidOperationException($"Unknown answer {answer}."),
        };

    public static string ToGerman(this LetterKind kind) =>
        kind switch
        {
            LetterKind.Invitation => "Anschreiben",
            LetterKind.Renewed => "neuer Link",
            LetterKind.Reminder => "Erinnerung",
            LetterKind.Extension => "Verlängerung",
            _ => throw new InvalidOperationException($"Unknown letter {kind}."),
        };

    /// <summary>Where a body stands, in words: what it answered, or why it did not.</summary>
    public static string Stand(this InvitedBody body, ParticipationPhase phase, DateTime now) =>
        body.Answer.ToGerman() is { } answer ? answer
        : body.WithdrawnAt is not null ? "zurückgezogen"
        : phase.HeardAt(body, now) == BodyTime.Over ? "keine Antwort"
        : body.OpenedAt is not null ? "geöffnet"
        : body.InvitedAt is not null ? "angeschrieben"
        : body.Email is null ? "auf Papier"
        : "noch nicht angeschrieben";

    /// <summary>The same conditions as in the statement that writes, which decides.</summary>
    public static BodyTime HeardAt(this ParticipationPhase phase, InvitedBody body, DateTime now) =>
        phase switch
        {
            { IsDraft: true } or { StartsAt: null } => BodyTime.Before,
            { IsArchived: true } or { HasEnded: true } or { ResultPublishedOn: not null } => BodyTime.Over,
            { StartsAt: { } start } when start > now => BodyTime.Before,
            _ => body.EndIn(phase) is { } end && end <= now ? BodyTime.Over : BodyTime.Open,
        };

    /// <summary>"4. Dezember 2026", with the hour where it is not midnight.</summary>
    public static string Deadline(DateTime? end)
    {
        if (end is not { } at)
        {
            return "ohne feste Frist";
        }

        var local = Berlin.Local(at);
        return local.TimeOfDay == TimeSpan.Zero ? GermanText.Day(Berlin.Day(at.AddTicks(-1))) : $"{GermanText.Day(Berlin.Day(at))}, {local:HH.mm}\u00a0Uhr";
    }

    /// <summary>What was said in it may be shown: statements of bodies appear with the result, and until then the version that they are about is no more public than before.</summary>
    public static bool Discloses(this ParticipationPhase phase) => phase.Kind != PhaseKind.PublicBodies || phase.ResultPublishedOn is not null;
}

internal enum BodyTime
{
    Before,
    Open,
    Over,
}
