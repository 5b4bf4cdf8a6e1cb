using System.Security.Cryptography;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Bodies;

/// <summary>Schreiben an beteiligte Stellen, each with a link of its own; only the hash of its code is kept. Rows and mail go with the caller's transaction.</summary>
internal sealed class BodyLetters(IsekDbContext db, ICityLetters letters, TimeProvider time)
{
    public static string Url(string code) => $"/stellungnahme/{code}";

    /// <summary>As it stands in an address.</summary>
    public static string Plain(ReceiptCode code) => code.Shown.Replace(" ", "", StringComparison.Ordinal);

    public async Task SendAsync(ParticipationPhase phase, InvitedBody body, LetterKind kind, CancellationToken ct)
    {
        var code = ReceiptCode.From(RandomNumberGenerator.GetBytes(32));
        db.Add(
            new BodyLetter
            {
                BodyId = body.Id,
                Kind = kind,
                SentAt = time.GetUtcNow().UtcDateTime,
                Email = body.Email!,
                CodeHash = code.Hash,
            }
        );
        var (subject, text) = Words(phase, body, kind);
        await letters.SendAsync(
            body.Email!,
            $"{subject}: {phase.Title}",
            $"""
            {text}

            {body.Name}
            „{phase.Title}“
            Beginn: {GermanText.Day(phase.FirstDay()!.Value)}
            Frist: {BodyWords.Deadline(body.EndIn(phase))}
            {(phase.Summary is null ? "" : $"\n{phase.Summary}\n")}
            Über den folgenden Link lesen Sie die Unterlagen und geben Ihre Stellungnahme ab, ohne Konto. Sie können auch mitteilen, dass Sie keine Bedenken haben oder nicht berührt sind. Der Link gilt nur für Ihre Organisation; bitte geben Sie ihn nicht nach außen weiter.
            """,
            Url(Plain(code)),
            ct
        );
    }

    private static (string Subject, string Text) Words(ParticipationPhase phase, InvitedBody body, LetterKind kind) =>
        kind switch
        {
            LetterKind.Invitation => ("Beteiligung der Träger öffentlicher Belange", "wir beteiligen Sie als Träger öffentlicher Belange und bitten um Ihre Stellungnahme."),
            LetterKind.Renewed => ("Neuer Link zu Ihrer Stellungnahme", "hier ist ein neuer Link zu Ihrer Stellungnahme. Frühere Links gelten nicht mehr."),
            LetterKind.Reminder => ("Erinnerung", $"eine Antwort von Ihnen liegt uns noch nicht vor. Die Frist endet: {BodyWords.Deadline(body.EndIn(phase))}."),
            LetterKind.Extension => ("Ihre Frist ist verlängert", $"Ihre Frist ist verlängert: {BodyWords.Deadline(body.EndIn(phase))}."),
            _ => throw new InvalidOperationException($"Unknown letter {kind}."),
        };
}
