using System.Diagnostics;
using System.Net;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>The answer when something broke: a number to name on the phone, nothing about the inside.</summary>
internal static class ErrorPage
{
    public static async Task WriteAsync(HttpContext http)
    {
        var id = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        // The exception handler has emptied the headers.
        SecurityHeaders.Set(http, http.RequestServices.GetRequiredService<SiteAddress>());
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="de">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Es ist ein Fehler aufgetreten</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css"></head>
            <body><main class="wrap page-head flow"><h1>Das hat nicht geklappt</h1><p class="lead">Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es in einigen Minuten noch einmal.</p><p class="muted">Fehlernummer: {WebUtility.HtmlEncode(
                id
            )}</p><p><a href="/">Zur Startseite</a></p></main></body>
            </html>
            """
        );
    }
}
