using MultiIsek.Identity.SignIn;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace MultiIsek.Identity.OpenId;

/// <summary>What a person reads who was not signed in.</summary>
internal sealed record ProviderAnswer(int Status, string Heading, string Text)
{
    public static readonly ProviderAnswer Stale = new(
        Status400BadRequest,
        "Diese Anmeldung ist nicht zu Ende gekommen",
        "Sie war zu lange offen, oder sie gehört nicht zu diesem Browser. Bitte fangen Sie noch einmal an."
    );

    public static readonly ProviderAnswer Cancelled = new(
        Status400BadRequest,
        "Sie haben die Anmeldung abgebrochen",
        "Es ist nichts geschehen. Sie können es noch einmal versuchen oder sich anders anmelden."
    );

    public static readonly ProviderAnswer NotFresh = new(
        Status403Forbidden,
        "Bitte melden Sie sich beim Anmeldedienst neu an",
        "Für diesen Schritt muss er Sie noch einmal nach Ihrem Passwort fragen."
    );

    public static readonly ProviderAnswer NotConnected = new(
        Status409Conflict,
        "Die Konten wurden nicht verbunden",
        "Mit diesem Zugang ist schon ein anderes Konto verbunden, oder Sie wurden inzwischen abgemeldet."
    );

    public static ProviderAnswer TooMany(TimeSpan wait) => new(Status429TooManyRequests, "Bitte warten Sie einen Moment", Attempts.TooMany(wait).Message);

    public static ProviderAnswer Away(string label) =>
        new(
            Status503ServiceUnavailable,
            $"{label} ist gerade nicht erreichbar",
            "Bitte versuchen Sie es später noch einmal, oder melden Sie sich mit E-Mail-Adresse und Passwort an."
        );

    public static ProviderAnswer Failed(string label) =>
        new(
            Status400BadRequest,
            "Die Anmeldung hat nicht geklappt",
            $"Was {label} geantwortet hat, können wir nicht annehmen. Bitte versuchen Sie es noch einmal, oder melden Sie sich anders an."
        );

    public static ProviderAnswer Of(Arrival arrival, string label) =>
        arrival switch
        {
            Arrival.AddressIsTaken => new(
                Status409Conflict,
                "Sie haben hier schon ein Konto",
                $"Zu Ihrer E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich einmal so an wie bisher und wählen Sie danach unter „Mein Konto“ „Mit {label} verbinden“. Von da an genügt der Anmeldedienst."
            ),
            Arrival.NoAddress => new(
                Status403Forbidden,
                "Ihre E-Mail-Adresse ist nicht bestätigt",
                $"{label} nennt uns für Sie keine bestätigte E-Mail-Adresse. Ohne sie legen wir kein Konto an. Wenden Sie sich an die Stelle, die Ihren Zugang dort verwaltet."
            ),
            _ => new(Status403Forbidden, "Die Anmeldung ist nicht möglich", "Bitte versuchen Sie es noch einmal, oder melden Sie sich anders an."),
        };
}
