using Microsoft.AspNetCore.Identity;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.SignIn;

/// <summary>Passwörter werden geschätzt, nicht gezählt: how many guesses it takes, with name, address and city known to the guesser.</summary>
internal sealed class StrongPassword(CurrentSite site) : IPasswordValidator<User>
{
    public const int Shortest = 10;

    /// <summary>zxcvbn takes longer the longer the text is.</summary>
    public const int Longest = 128;

    /// <summary>3 of 4: safely unguessable with moderate protection against offline attacks.</summary>
    private const int Score = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var weakness = WeaknessOf(password, user.DisplayName, user.Email, site.Tenant?.Name, site.Tenant?.PlanName);
        return Task.FromResult(weakness is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "PasswordWeak", Description = weakness }));
    }

    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="around">What else a guesser would try first.</param>
    public static string? WeaknessOf(string? password, string name, string? email, params string?[] around)
    {
        if (password is null || password.Length > Longest)
        {
            return $"Das Passwort ist zu lang: Höchstens {Longest} Zeichen sind möglich.";
        }

        // Whole and in words: "Musterstadt an der Aue" is tried as "Musterstadt", too.
        string[] known =
        [
            .. new[] { name, email, email?.Split('@')[0], "multiisek", "isek" }
                .Concat(around)
                .OfType<string>()
                .SelectMany(w => w.Split(' ').Append(w))
                .Where(w => w.Length > 2)
                .Distinct(),
        ];
        return Zxcvbn.Zxcvbn.MatchPassword(password, known).Score >= Score
            ? null
            : "Dieses Passwort ist leicht zu erraten. Nehmen Sie mehrere Wörter, die nicht zusammengehören, oder lassen Sie einen Passwortspeicher eines erzeugen.";
    }
}
