using MultiIsek.Kernel.People;

namespace MultiIsek.Kernel.Pages;

/// <summary>Noch einmal anmelden: where a sensitive act sends whoever signed in a while ago.</summary>
public static class FreshSignIn
{
    private static readonly Fault Stale = new(
        "",
        "Ihre Anmeldung liegt zu lange zurück; gespeichert ist nichts. Melden Sie sich in einem zweiten Fenster neu an und schicken Sie dieses Formular dann noch einmal ab."
    );

    /// <summary>For a form that came too late: it comes back with what was typed.</summary>
    public static Fault FaultFor(CurrentUser user) =>
        user.Visit is { } visit
            ? new(
                "",
                $"Ihr Besuch hat vor zu langer Zeit begonnen; gespeichert ist nichts. Beginnen Sie in einem zweiten Fenster einen neuen Besuch auf {visit.Page} und schicken Sie dieses Formular dann noch einmal ab."
            )
            : Stale;

    /// <summary>Why a page that was only opened offers no such act, and the way to it. A visitor has no account here to sign in with.</summary>
    public static (string Why, string Label, string Href) WayFor(CurrentUser user, string back) =>
        user.Visit is { } visit
            ? ("beginnen Sie bitte einen neuen Besuch: Dieser dauert schon eine Weile.", "Neuen Besuch beginnen", visit.Page)
            : ("melden Sie sich bitte noch einmal an: Ihre Anmeldung ist schon eine Weile her.", "Noch einmal anmelden", For(back));

    /// <param name="back">Path of this host to which the person returns afterwards.</param>
    public static string For(string back) => $"/anmelden?weiter={Uri.EscapeDataString(back)}";
}
