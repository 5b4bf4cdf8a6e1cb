using Microsoft.AspNetCore.Identity;
using MultiIsek.Kernel;

namespace MultiIsek.Identity.SignIn;

/// <summary>Wiederherstellungscodes: ten, each once, for whoever lost app or passkey.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;

    /// <exception cref="StaleException">The account was changed at the same moment: the old codes stay.</exception>
    public static Task<IReadOnlyList<string>> NewCodesAsync(this UserManager<User> users, User user) => ReplaceAsync(users, user, Count);

    /// <summary>With the last factor its codes go: they would open what it no longer guards.</summary>
    public static Task DropCodesAsync(this UserManager<User> users, User user) => ReplaceAsync(users, user, 0);

    /// <summary>As the framework writes it, whatever somebody typed between its letters.</summary>
    public static string Typed(string? text)
    {
        var letters = new string([.. (text ?? "").Where(char.IsAsciiLetterOrDigit).Take(40)]);
        return letters.Length == 10 ? $"{letters[..5]}-{letters[5..]}".ToUpperInvariant() : letters;
    }

    // The framework answers null where it could not store them.
    private static async Task<IReadOnlyList<string>> ReplaceAsync(UserManager<User> users, User user, int count) =>
        await users.GenerateNewTwoFactorRecoveryCodesAsync(user, count) is { } codes ? [.. codes] : throw new StaleException();
}
