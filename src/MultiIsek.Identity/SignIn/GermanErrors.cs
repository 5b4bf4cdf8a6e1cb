using Microsoft.AspNetCore.Identity;

namespace MultiIsek.Identity.SignIn;

/// <summary>What the framework says of accounts, in German.</summary>
internal sealed class GermanErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Of(nameof(DefaultError), "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.");

    public override IdentityError ConcurrencyFailure() => Of(nameof(ConcurrencyFailure), "Das Konto wurde gleichzeitig geändert. Bitte versuchen Sie es noch einmal.");

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch), "Das Passwort stimmt nicht.");

    public override IdentityError InvalidToken() => Of(nameof(InvalidToken), "Dieser Link gilt nicht oder nicht mehr.");

    public override IdentityError InvalidEmail(string? email) => Of(nameof(InvalidEmail), "Das ist keine E-Mail-Adresse.");

    public override IdentityError PasswordTooShort(int length) => Of(nameof(PasswordTooShort), $"Das Passwort ist zu kurz: Mindestens {length} Zeichen sind nötig.");

    private static IdentityError Of(string code, string text) => new() { Code = code, Description = text };
}
