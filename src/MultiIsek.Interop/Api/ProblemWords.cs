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
                "Der Schlüssel gilt nicht",
                "Er ist unvollständig, abgelaufen, widerrufen oder nicht von dieser Stadt. Öffentliche Daten brauchen keinen."
            ),
            StatusCodes.Status404NotFound => ("Nicht gefunden", "Unter dieser Adresse steht nichts, oder es ist nicht öffentlich."),
            StatusCodes.Status405MethodNotAllowed => ("Hier kann nur gelesen werden", "Möglich sind GET und HEAD."),
            StatusCodes.Status429TooManyRequests => ("Zu viele Anfragen", "Bitte warten Sie so viele Sekunden, wie „Retry-After“ sagt."),
            >= 500 => ("Bei uns ist ein Fehler aufgetreten", "Bitte versuchen Sie es in einigen Minuten noch einmal."),
            _ => ("Das geht nicht", "Die Anfrage kann so nicht beantwortet werden."),
        };

    private static (string Title, string Detail) English(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => ("The query is not valid", "What is wrong is listed under \"errors\"."),
            StatusCodes.Status401Unauthorized => ("The key is not valid", "It is malformed, expired, revoked or of another city. Public data needs none."),
            StatusCodes.Status404NotFound => ("Not found", "There is nothing at this address, or it is not public."),
            StatusCodes.Status405MethodNotAllowed => ("Read only", "GET and HEAD are possible."),
            StatusCodes.Status429TooManyRequests => ("Too many requests", "Please wait as many seconds as \"Retry-After\" says."),
            >= 500 => ("Something went wrong on our side", "Please try again in a few minutes."),
            _ => ("Not possible", "The request cannot be answered like this."),
        };
}
