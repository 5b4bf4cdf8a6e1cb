using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Site.Errors;

/// <summary>What a person reads when something is not there or did not work; on cities' hosts and on the platform's. The status stays what it was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken(Order = 1001)]
internal sealed class StatusPage : PageModel
{
    public int Code { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public bool IsSearchHelpful => Code == StatusCodes.Status404NotFound;
    public bool IsSignedOut => Code == StatusCodes.Status401Unauthorized;

    public void OnGet([FromRoute] int code) => Show(code);

    /// <summary>What the person had written into the form that was not taken, for copying.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    public async Task OnPostAsync()
    {
        Show(int.TryParse(RouteData.Values["code"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0);
        // A stranger's form could put words into this page.
        if (Response.StatusCode is < 500 and not StatusCodes.Status413PayloadTooLarge && Request.HasFormContentType && SameSite.IsOwn(Request))
        {
            Typed = await TypedAsync();
        }
    }

    private async Task<IReadOnlyList<string>> TypedAsync()
    {
        try
        {
            var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            // Names, addresses and choices are quickly typed again; a password is never shown.
            return [.. form.Where(f => !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)).SelectMany(f => f.Value).OfType<string>().Where(IsWriting)];
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return [];
        }
    }

    private static bool IsWriting(string value) => value.Trim() is { Length: >= 20 } text && text.Any(char.IsWhiteSpace);

    private void Show(int code)
    {
        // Called directly, the page is no place either.
        Code = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = Code;
        }

        Response.Headers.CacheControl = "no-store";
        (Title, Text) = Code switch
        {
            StatusCodes.Status400BadRequest => (
                "Das konnten wir nicht lesen",
                "Was Sie gesendet haben, kam unvollständig oder beschädigt an; gespeichert ist davon nichts. Gehen Sie im Browser zurück: Dort steht Ihr Text meist noch. Kopieren Sie ihn, laden Sie die Seite neu und senden Sie ihn noch einmal."
            ),
            StatusCodes.Status401Unauthorized => (
                "Ihre Anmeldung ist abgelaufen",
                "Gespeichert ist davon nichts. Melden Sie sich neu an und senden Sie das Formular dann noch einmal."
            ),
            StatusCodes.Status403Forbidden => ("Hier haben Sie keinen Zutritt", "Diese Seite ist nicht öffentlich."),
            StatusCodes.Status405MethodNotAllowed => (
                "Das geht hier nicht",
                "Diese Seite kann nur gelesen werden. Bitte gehen Sie zurück und versuchen Sie es auf dem vorgesehenen Weg."
            ),
            StatusCodes.Status410Gone => ("Zurückgezogen", "Die Stadt hat diese Datei zurückgezogen. Warum, steht auf der Seite des Dokuments."),
            StatusCodes.Status413PayloadTooLarge when HttpContext.Items[LargeFormAttribute.TooLargeItem] is string words => ("Das ist zu groß", words),
            StatusCodes.Status413PayloadTooLarge => (
                "Das ist zu groß",
                "Was Sie senden wollten, ist größer als erlaubt; gespeichert ist davon nichts. Gehen Sie im Browser zurück: Dort steht Ihr Text meist noch. Bitte kürzen Sie ihn und senden Sie ihn noch einmal."
            ),
            StatusCodes.Status429TooManyRequests => (
                "Bitte warten Sie einen Moment",
                "In kurzer Zeit kamen sehr viele Anfragen von Ihrem Anschluss. Versuchen Sie es in einigen Minuten noch einmal."
            ),
            StatusCodes.Status503ServiceUnavailable => (
                "Zurzeit nicht erreichbar",
                "Diese Seite ist gerade überlastet oder wird gewartet. Bitte versuchen Sie es in einigen Minuten noch einmal."
            ),
            >= 500 => ("Das hat nicht geklappt", "Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es in einigen Minuten noch einmal."),
            _ => (
                "Diese Seite gibt es nicht",
                "Vielleicht hat sich die Adresse geändert, oder sie ist nicht vollständig. Suchen Sie danach, oder nehmen Sie einen der Wege unten."
            ),
        };
    }
}
