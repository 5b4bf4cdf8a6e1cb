using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Registrations;

/// <summary>What those who registered are told by mail; nothing where they gave no address.</summary>
internal sealed class RegistrationLetters(ICityLetters letters)
{
    public Task ConfirmAsync(PublicEvent happening, EventRegistration row, string code, CancellationToken ct)
    {
        var isSeated = row.State == RegistrationState.Seated;
        return SendAsync(
            row,
            isSeated ? $"Angemeldet: {happening.Title}" : $"Auf der Warteliste: {happening.Title}",
            $"""
            {(isSeated ? "Sie sind angemeldet:" : "zurzeit sind alle Plätze vergeben. Sie stehen auf der Warteliste und bekommen eine E-Mail, sobald ein Platz frei wird:")}

            {About(happening)}

            Wenn Sie doch nicht kommen, melden Sie sich bitte ab; dann wird Ihr Platz frei. Ihr Code dafür: {code}
            """,
            RegistrationUrl.Cancel(happening.Key),
            ct
        );
    }

    public Task MovedUpAsync(PublicEvent happening, EventRegistration row, CancellationToken ct) =>
        SendAsync(
            row,
            $"Sie haben einen Platz: {happening.Title}",
            $"""
            ein Platz ist frei geworden. Sie sind jetzt angemeldet:

            {About(happening)}

            Wenn Sie doch nicht kommen, melden Sie sich bitte ab. Den Code dafür haben Sie mit der ersten E-Mail bekommen.
            """,
            RegistrationUrl.Cancel(happening.Key),
            ct
        );

    public Task ChangedAsync(PublicEvent happening, EventRegistration row, CancellationToken ct) =>
        SendAsync(
            row,
            $"{(happening.Status == EventStatus.Cancelled ? "Abgesagt" : happening.Status == EventStatus.Postponed ? "Verschoben" : "Geändert")}: {happening.Title}",
            $"""
            zu einem Termin, zu dem Sie sich gemeldet haben, gibt es etwas Neues:

            {About(happening)}
            {(
                happening.Status is EventStatus.Cancelled or EventStatus.Postponed
                    ? $"Der Termin ist {happening.Status.ToGerman()}."
                    : "Zeit oder Ort haben sich geändert; Ihre Anmeldung gilt weiter."
            )}
            """,
            $"/termine/{happening.Key}",
            ct
        );

    private Task SendAsync(EventRegistration row, string subject, string text, string path, CancellationToken ct) =>
        row.Email is { } email ? letters.SendAsync(email, subject, text, path, ct) : Task.CompletedTask;

    private static string About(PublicEvent happening) =>
        string.Join(
            '\n',
            new[] { happening.Title, EventWords.When(happening.HeldOn, happening.EndsOn, happening.StartsAtClock, happening.EndsAtClock), happening.Place }.OfType<string>()
        );
}

internal static class RegistrationUrl
{
    public static string Form(string happening) => $"/termine/{happening}/anmelden";

    public static string Cancel(string happening) => $"/termine/{happening}/abmelden";

    public static string Calendar(string happening) => $"/termine/{happening}/termin.ics";
}
