using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Zweiter Faktor: the code of the app, or one of the recovery codes.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class CodePage(SignInManager<User> signIn, Attempts attempts, CurrentTenant tenant, IsekDbContext db, IAudit audit, CurrentUser current) : PageModel, IFaulty
{
    /// <summary>What the way back to the sign-in says.</summary>
    public const string TooLate = "abgelaufen";

    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? weiter)
    {
        Next = weiter;
        return await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Again() : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, [FromForm] string? weiter)
    {
        Next = weiter;
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return Again();
        }

        if (attempts.Take(tenant, HttpContext, user.Id) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        var typed = RecoveryCodes.Typed(code);
        // Six digits come from the app; everything else can only be a recovery code, which has letters.
        var result =
            typed.Length == 6 && typed.All(char.IsAsciiDigit)
                ? await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false)
                : await signIn.TwoFactorRecoveryCodeSignInAsync(typed);
        if (result.Succeeded)
        {
            attempts.GiveBack(tenant, HttpContext);
            if (typed.Length != 6)
            {
                await NoteAsync(user);
            }

            return LocalRedirect(ReturnUrl.Of(Url, weiter));
        }

        Faults = [new("code", "Dieser Code stimmt nicht. Jeder gilt einmal: Warten Sie auf den nächsten der App, oder nehmen Sie einen anderen Wiederherstellungscode.")];
        return Page();
    }

    // The first step was too long ago, or never: once more, and then to where the person wanted.
    private RedirectResult Again() => Redirect($"{FreshSignIn.For(ReturnUrl.Of(Url, Next))}&grund={TooLate}");

    // Whoever had the codes in hand got in: the log is where somebody else would notice.
    private async Task NoteAsync(User user)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
        current.Set(user.Id, []);
        await audit.AppendAsync(new Act("factor.recovered", user.Id.ToString()), HttpContext.RequestAborted);
        await transaction.CommitAsync(HttpContext.RequestAborted);
    }
}
