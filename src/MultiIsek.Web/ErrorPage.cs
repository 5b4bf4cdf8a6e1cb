using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Files;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>The answer when something broke: a number to name on the phone, nothing about the inside. Files that are away for a while are told as such.</summary>
internal static class ErrorPage
{
    private const int RetrySeconds = 60;

    public static async Task WriteAsync(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var id = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        // The exception handler has emptied the headers.
        SecurityHeaders.Set(http, http.RequestServices.GetRequiredService<SiteAddress>());
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        if (error is StaleException)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            await WriteAsync(
                http,
                "Inzwischen geändert",
                "Inzwischen geändert",
                "Im selben Moment hat jemand dasselbe geändert, vielleicht Sie selbst in einem anderen Fenster. Gespeichert wurde nichts. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.",
                ""
            );
            return;
        }

        if (error is FilesUnavailableException)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = RetrySeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var (heading, lead) = HttpMethods.IsGet(http.Request.Method)
                ? (
                    "Diese Datei ist zurzeit nicht abrufbar",
                    "Unsere Dateiablage antwortet gerade nicht. Bitte versuchen Sie es in einigen Minuten noch einmal; alles andere können Sie weiter lesen."
                )
                : (
                    "Zurzeit kann keine Datei gespeichert werden",
                    "Unsere Dateiablage antwortet gerade nicht. Gespeichert wurde nichts. Bitte gehen Sie in einigen Minuten zurück zum Formular und senden Sie es noch einmal."
                );
            await WriteAsync(http, heading, heading, lead, "");
            return;
        }

        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await WriteAsync(
            http,
            "Es ist ein Fehler aufgetreten",
            "Das hat nicht geklappt",
            "Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es in einigen Minuten noch einmal.",
            $"""<p class="muted">Fehlernummer: {WebUtility.HtmlEncode(id)}</p>"""
        );
    }

    /// <summary>Whether the framework keeps silent of it: the store has told its outage once, not for each request; who comes second is no fault.</summary>
    public static bool IsToldAlready(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is FilesUnavailableException or StaleException;

    private static Task WriteAsync(HttpContext http, string title, string heading, string lead, string more) =>
        http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="de">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css"></head>
            <body><main class="wrap page-head flow"><h1>{heading}</h1><p class="lead">{lead}</p>{more}<p><a href="/">Zur Startseite</a></p></main></body>
            </html>
            """
        );
}
