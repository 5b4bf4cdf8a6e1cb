using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Ideas;

namespace MultiIsek.Participation.Registrations;

/// <summary>What a person typed to register, or staff for somebody who called.</summary>
internal sealed record RegistrationInput
{
    public string? Name { get; init; }
    public string? Email { get; init; }

    /// <summary>Nobody sees this field; programs fill it.</summary>
    public string? Website { get; init; }
    public string? Token { get; init; }

    public string CleanName => IdeaInput.Line(Name);

    /// <summary>Null for none; small letters, so that one address is one.</summary>
    public string? CleanEmail => IdeaInput.Line(Email) is { Length: > 0 } typed ? typed.ToLowerInvariant() : null;

    public IEnumerable<Fault> Check()
    {
        if (CleanName.Length is 0 or > EventRegistration.NameMax)
        {
            yield return new("name", CleanName.Length == 0 ? "Geben Sie einen Namen an." : $"Der Name ist zu lang: Höchstens {EventRegistration.NameMax} Zeichen sind möglich.");
        }

        if (CleanEmail is { } email && !EmailForm.Fits(email, EventRegistration.EmailMax))
        {
            yield return new("email", "Geben Sie eine gültige E-Mail-Adresse ein, oder lassen Sie das Feld leer.");
        }
    }

    public static Fault Explained(RegistrationAnswer answer) =>
        answer switch
        {
            RegistrationAnswer.Full => new(
                "email",
                "Alle Plätze sind vergeben. Für die Warteliste brauchen wir eine E-Mail-Adresse, an die wir schreiben, wenn ein Platz frei wird."
            ),
            RegistrationAnswer.TooMany => new("email", $"Mit dieser E-Mail-Adresse sind schon {EventRegistration.PerEmail} Personen angemeldet. Für mehr rufen Sie uns bitte an."),
            RegistrationAnswer.Closed => new("absenden", "Die Anmeldung ist geschlossen. Gespeichert ist nichts."),
            RegistrationAnswer.Used => new(
                "absenden",
                "Mit diesem Formular ist schon jemand angemeldet. Soll dies eine weitere Anmeldung werden, senden Sie es noch einmal ab; alles steht noch da."
            ),
            _ => throw new InvalidOperationException($"{answer} is no fault."),
        };
}
