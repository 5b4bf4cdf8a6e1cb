namespace MultiIsek.Kernel.Pages;

/// <summary>Noch einmal anmelden: where a sensitive act sends whoever signed in a while ago.</summary>
public static class FreshSignIn
{
    /// <param name="back">Path of this host to which the person returns afterwards.</param>
    public static string For(string back) => $"/anmelden?weiter={Uri.EscapeDataString(back)}";
}
