using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.OpenId;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Anmelden mit E-Mail-Adresse und Passwort, oder mit einem Passkey allein. Known and unknown addresses get the same answer after the same time.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class SignInPage(
    UserManager<User> users,
    SignInManager<User> signIn,
    Attempts attempts,
    CurrentTenant tenant,
    IPasswordHasher<User> hasher,
    IsekDbContext db,
    CurrentUser current
) : PageModel, IFaulty
{
    // What an unknown account's password is compared with: it takes as long as a known one's.
    private static readonly User Nobody = new() { UserName = "nobody" };
    private static string? _nothing;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Email { get; private set; } = "";
    public string? Next { get; private set; }

    /// <summary>What the button to the city's own provider says; null where there is none.</summary>
    public Task<string?> ProviderAsync() => db.Set<IdentityProvider>().Where(p => p.IsOn).Select(p => p.Label).FirstOrDefaultAsync(HttpContext.RequestAborted);

    /// <summary>Why somebody is asked who seemed to be through already; null for whoever just comes.</summary>
    public string? Why { get; private set; }

    public void OnGet(string? weiter, string? grund)
    {
        Next = weiter;
        Why =
            grund == CodePage.TooLate
                ? "Der zweite Schritt ist abgelaufen: Für den Code bleiben nach dem Passwort fünf Minuten. Bitte melden Sie sich noch einmal an; danach geht es dort weiter, wo Sie hinwollten."
            : current.Id is not null && weiter is not null ? "Sie sind angemeldet. Für diesen Schritt zeigen Sie bitte noch einmal, dass Sie es sind."
            : null;
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? email, [FromForm] string? password, [FromForm] string? weiter)
    {
        (Email, Next) = ((email ?? "").Trim(), weiter);
        if (Email.Length == 0 || string.IsNullOrEmpty(password))
        {
            Faults = [new("email", "Geben Sie E-Mail-Adresse und Passwort ein.")];
            return Page();
        }

        if (Email.Length > Identity.SignIn.User.EmailMax || password.Length > StrongPassword.Longest)
        {
            return Refuse();
        }

        if (attempts.TakePassword(tenant, HttpContext) is { } wait)
        {
            return TooMany(wait);
        }

        // An account of the city's provider may have no password: it takes as long as any other.
        if (await users.FindByEmailAsync(Email) is not { PasswordHash: not null } user)
        {
            hasher.VerifyHashedPassword(Nobody, _nothing ??= hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString()), password);
            return Refuse();
        }

        // Compared before anything else is asked: an unconfirmed account would answer sooner than a wrong password.
        if (!await users.CheckPasswordAsync(user, password))
        {
            return Refuse();
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: false);
        if (result.RequiresTwoFactor || result.Succeeded)
        {
            attempts.GiveBack(tenant, HttpContext);
        }

        if (result.RequiresTwoFactor)
        {
            return Redirect($"/anmelden/code?weiter={Uri.EscapeDataString(ReturnUrl.Of(Url, weiter))}");
        }

        return result.Succeeded ? LocalRedirect(ReturnUrl.Of(Url, weiter)) : Refuse();
    }

    /// <summary>A challenge, as JSON for the script; whose passkey it will be is not asked. Its cookie comes with the button, not with the page.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] string? credential, [FromForm] string? weiter)
    {
        Next = weiter;
        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            return TooMany(wait);
        }

        if (await signIn.AssertAsync(credential) is not { Succeeded: true } asserted || !await signIn.CanSignInAsync(asserted.User))
        {
            Faults = [new("", "Mit diesem Passkey ist keine Anmeldung möglich. Melden Sie sich mit E-Mail-Adresse und Passwort an.")];
            return Page();
        }

        // How often it was used: a copy would count differently.
        await users.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey).MustAsync();
        await signIn.SignInWithClaimsAsync(asserted.User, null, [new Claim("amr", "hwk")]);
        attempts.GiveBack(tenant, HttpContext, 2);
        return LocalRedirect(ReturnUrl.Of(Url, weiter));
    }

    private PageResult TooMany(TimeSpan wait)
    {
        Faults = [Attempts.TooMany(wait)];
        return Attempts.Refuse(Response, wait);
    }

    private PageResult Refuse()
    {
        Faults = [new("email", "E-Mail-Adresse oder Passwort stimmen nicht, oder die Adresse ist noch nicht bestätigt.")];
        return Page();
    }
}
