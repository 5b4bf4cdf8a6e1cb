using System.Net;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>The one answer for hosts that belong to no city, and for cities that may not be shown. It names nothing that was asked for.</summary>
internal static class NeutralPage
{
    public static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    public static Task WriteAsync(HttpContext http, int status) =>
        status == StatusCodes.Status503ServiceUnavailable
            ? WriteAsync(http, status, "Zurzeit nicht erreichbar", "Diese Seite ist vorübergehend abgeschaltet. Bitte versuchen Sie es später noch einmal.")
            : WriteAsync(http, status, "Hier gibt es keine Seite", "Unter dieser Adresse ist keine Stadt zu finden. Bitte prüfen Sie die Schreibweise.");

    public static Task WriteUnpublishedAsync(HttpContext http) =>
        WriteAsync(
            http,
            StatusCodes.Status404NotFound,
            "Noch nicht veröffentlicht",
            "Diese Seite wird vorbereitet und ist noch nicht veröffentlicht.",
            """<p class="section--s">Sie arbeiten hier mit? <a href="/anmelden">Melden Sie sich an.</a></p>"""
        );

    private static async Task WriteAsync(HttpContext http, int status, string title, string text, string more = "")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.SetRetryAfter(Wait);
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.WriteAsync(
                $"""
                <!doctype html>
                <html lang="de">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>{WebUtility.HtmlEncode(title)}</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/site.css">
                </head>
                <body><main class="wrap page-head"><h1>{WebUtility.HtmlEncode(title)}</h1><p class="lead">{WebUtility.HtmlEncode(text)}</p>{more}</main></body>
                </html>
                """,
                http.RequestAborted
            );
        }
    }
}
