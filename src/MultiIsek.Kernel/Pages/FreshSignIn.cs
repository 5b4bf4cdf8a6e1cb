namespace MultiIsek.Kernel.Pages;

/// <summary>Noch einmal anmelden: where a sensitive act sends whoever signed in a while ago.</summary>
public static class FreshSignIn
{
    /// <summary>For a form that came too late: it comes back with what was typed.</summary>
    public static readonly Fault Fault = new(
        "",
        "Ihre Anmeldung liegt zu lange zurück; gespeichert ist nichts. Melden Sie sich in einem zweiten Fenster neu an und schicken Sie dieses Formular dann noch einmal ab."
    );

    /// <param name="back">Path of this host to which the person returns afterwards.</param>
    public static string For(string back) => $"/anmelden?weiter={Uri.EscapeDataString(back)}";
}
