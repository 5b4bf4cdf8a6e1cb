using Microsoft.AspNetCore.Identity;

namespace MultiIsek.Identity.SignIn;

/// <summary>Passwörter werden geschätzt, nicht gezählt: how many guesses it takes, with name, address and city known to the guesser.</summary>
internal sealed class StrongPassword : IPasswordValidator<User>
{
    public const int Shortest = 10;

    /// <summary>zxcvbn takes longer the longer the text is.</summary>
    public const int Longest = 128;

    /// <summary>3 of 4: safely unguessable with moderate protection against offline attacks.</summary>
    private const int Score = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        if (password is null || password.Length > Longest)
        {
            return Task.FromResult(Fail($"Das Passwort ist zu lang: Höchstens {Longest} Zeichen sind möglich."));
        }

        string[] known = [.. new[] { user.DisplayName, user.Email, user.Email?.Split('@')[0], "multiisek", "isek" }.OfType<string>().Where(w => w.Length > 0)];
        return Task.FromResult(
            Zxcvbn.Zxcvbn.MatchPassword(password, known).Score >= Score
                ? IdentityResult.Success
                : Fail("Dieses Passwort ist leicht zu erraten. Nehmen Sie mehrere Wörter, die nicht zusammengehören, oder lassen Sie einen Passwortspeicher eines erzeugen.")
        );
    }

    private static IdentityResult Fail(string text) => IdentityResult.Failed(new IdentityError { Code = "PasswordWeak", Description = text });
}
