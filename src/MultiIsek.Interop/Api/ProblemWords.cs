using Microsoft.AspNetCore.Http;

namespace MultiIsek.Interop.Api;

internal static class ProblemWords
{
    /// <summary>The same for what is not there and for what belongs to somebody else.</summary>
    public static (string Title, string Detail) Of(int status, bool isEnglish) => isEnglish ? English(status) : German(status);

    private static (string Title, string Detail) German(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => ("Die Abfrage stimmt nicht", "Was falsch ist, steht unter „errors“."),
            StatusCodes.Status401Unauthorized => (
                "Schlüssel oder Token gilt nicht",
                "Unvollständig, abgelaufen, widerrufen oder nicht für diese Stadt. Öffentliche Daten brauchen keines von beiden."
            ),
            StatusCodes.Status404NotFound => ("Nicht gefunden", "Unter dieser Adresse steht nichts, oder es ist nicht öffentlich."),
            StatusCodes.Status405MethodNotAllowed => ("Hier kann nur gelesen werden", "Möglich sind GET und HEAD."),
            StatusCodes.Status429TooManyRequests => ("Zu viele Anfragen", "Bitte warten Sie so viele Sekunden, wie „Retry-After“ sagt."),
            StatusCodes.Status503ServiceUnavailable => (
                "Zurzeit nicht erreichbar",
                "Bitte versuchen Sie es nach so vielen Sekunden noch einmal, wie „Retry-After“ sagt. Ein Token prüft der Anmeldedienst der Stadt: Antwortet er nicht, geht es mit einem Schlüssel oder ohne beides."
            ),
            >= 500 => ("Bei uns ist ein Fehler aufgetreten", "Bitte versuchen Sie es in einigen Minuten noch einmal."),
            _ => ("Das geht nicht", "Die Anfrage kann so nicht beantwortet werden."),
        };

    private static (string Title, string Detail) English(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => ("The query is not valid", "What is wrong is listed under \"errors\"."),
            StatusCodes.Status401Unauthorized => ("The key or token is not valid", "It is malformed, expired, revoked or not for this city. Public data needs neither."),
            StatusCodes.Status404NotFound => ("Not found", "There is nothing at this address, or it is not public."),
            StatusCodes.Status405MethodNotAllowed => ("Read only", "GET and HEAD are possible."),
            StatusCodes.Status429TooManyRequests => ("Too many requests", "Please wait as many seconds as \"Retry-After\" says."),
            StatusCodes.Status503ServiceUnavailable => (
                "Unavailable at the moment",
                "Please try again after as many seconds as \"Retry-After\" says. Tokens are checked with the city's sign-in service: while it does not answer, use a key or neither."
            ),
            >= 500 => ("Something went wrong on our side", "Please try again in a few minutes."),
            _ => ("Not possible", "The request cannot be answered like this."),
        };
}
