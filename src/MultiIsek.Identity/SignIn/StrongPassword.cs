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
        var weakness = WeaknessOf(password, user.DisplayName, user.Email);
        return Task.FromResult(weakness is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "PasswordWeak", Description = weakness }));
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static string? WeaknessOf(string? password, string name, string? email)
    {
        if (password is null || password.Length > Longest)
        {
            return $"Das Passwort ist zu lang: Höchstens {Longest} Zeichen sind möglich.";
        }

        string[] known = [.. new[] { name, email, email?.Split('@')[0], "multiisek", "isek" }.OfType<string>().Where(w => w.Length > 0)];
        return Zxcvbn.Zxcvbn.MatchPassword(password, known).Score >= Score
            ? null
            : "Dieses Passwort ist leicht zu erraten. Nehmen Sie mehrere Wörter, die nicht zusammengehören, oder lassen Sie einen Passwortspeicher eines erzeugen.";
    }
}
