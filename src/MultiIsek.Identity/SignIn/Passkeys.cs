using Microsoft.AspNetCore.Identity;

namespace MultiIsek.Identity.SignIn;

/// <summary>What a browser says of a passkey is a stranger's text: null where nothing was asked or nothing can be read.</summary>
internal static class Passkeys
{
    /// <summary>Signs of an answer; a real one has a few thousand.</summary>
    private const int Longest = 20_000;

    public static Task<PasskeyAttestationResult?> AttestAsync(this SignInManager<User> signIn, string? credential) => TryAsync(signIn.PerformPasskeyAttestationAsync, credential);

    public static Task<PasskeyAssertionResult<User>?> AssertAsync(this SignInManager<User> signIn, string? credential) => TryAsync(signIn.PerformPasskeyAssertionAsync, credential);

    private static async Task<T?> TryAsync<T>(Func<string, Task<T>> check, string? credential)
        where T : class
    {
        if (credential is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        try
        {
            return await check(credential);
        }
        catch (InvalidOperationException)
        {
            // The framework's way of saying that no challenge was given, or that its cookie is too old.
            return null;
        }
    }
}
