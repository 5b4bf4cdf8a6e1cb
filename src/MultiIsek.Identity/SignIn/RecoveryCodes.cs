using Microsoft.AspNetCore.Identity;

namespace MultiIsek.Identity.SignIn;

/// <summary>Wiederherstellungscodes: ten, each once, for whoever lost app or passkey.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;

    public static async Task<IReadOnlyList<string>> NewCodesAsync(this UserManager<User> users, User user) =>
        [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Count) ?? []];

    /// <summary>With the last factor its codes go: they would open what it no longer guards.</summary>
    public static Task DropCodesAsync(this UserManager<User> users, User user) => users.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);

    /// <summary>As the framework writes it, whatever somebody typed between its letters.</summary>
    public static string Typed(string? text)
    {
        var letters = new string([.. (text ?? "").Where(char.IsAsciiLetterOrDigit).Take(40)]);
        return letters.Length == 10 ? $"{letters[..5]}-{letters[5..]}".ToUpperInvariant() : letters;
    }
}
