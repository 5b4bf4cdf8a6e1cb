using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Account;

/// <summary>Zweiter Faktor: an authenticator app by QR code, then recovery codes. Asks for a recent sign-in.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class SecondFactorPage(
    UserManager<User> users,
    IUserStore<User> store,
    SignInManager<User> signIn,
    IsekDbContext db,
    IAudit audit,
    CurrentUser current,
    CurrentSite site,
    SessionCheck sessions,
    FactorRights rights,
    Attempts attempts,
    CurrentTenant tenant
) : PageModel, IFaulty
{
    public bool IsEnabled { get; private set; }
    public string Key { get; private set; } = "";
    public string Picture { get; private set; } = "";
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var person = await PersonAsync();
        if (!await rights.MayChangeAsync(person))
        {
            return Again();
        }

        await LoadAsync(person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken ct)
    {
        var person = await PersonAsync();
        if (!await rights.MayChangeAsync(person))
        {
            return Again();
        }

        if (attempts.Take(tenant, HttpContext, person.Id) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            await LoadAsync(person);
            return Attempts.Refuse(Response, wait);
        }

        var typed = Totp.Typed(code);
        if (person.TwoFactorEnabled || !await users.VerifyTwoFactorTokenAsync(person, users.Options.Tokens.AuthenticatorTokenProvider, typed))
        {
            Faults = [new("code", "Dieser Code stimmt nicht. Er wechselt alle 30 Sekunden; prüfen Sie auch die Uhr des Telefons.")];
            await LoadAsync(person);
            return Page();
        }

        attempts.GiveBack(tenant, HttpContext);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await users.SetTwoFactorEnabledAsync(person, true).MustAsync();
            Codes = await users.NewCodesAsync(person);
            await audit.AppendAsync(new Act("factor.added", person.Id.ToString()), ct);
            await transaction.CommitAsync(ct);
        }

        sessions.Forget();
        // The stamp has changed; this session goes on as a strong one, for the code was right.
        await signIn.SignInWithClaimsAsync(person, null, [new System.Security.Claims.Claim("amr", "mfa")]);
        IsEnabled = true;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        var person = await PersonAsync();
        if (!HttpContext.User.IsStrong() || !await rights.MayChangeAsync(person))
        {
            return Again();
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await users.SetTwoFactorEnabledAsync(person, false).MustAsync();
            await users.ResetAuthenticatorKeyAsync(person).MustAsync();
            // Another key has other codes.
            await db.Set<UsedCode>().Where(c => c.UserId == person.Id).ExecuteDeleteAsync(ct);
            if (!await rights.HasFactorAsync(person))
            {
                await users.DropCodesAsync(person);
            }

            await audit.AppendAsync(new Act("factor.removed", person.Id.ToString()), ct);
            await transaction.CommitAsync(ct);
        }

        sessions.Forget();
        // Strong still where a passkey is left.
        await signIn.SignInWithClaimsAsync(person, null, [new System.Security.Claims.Claim("amr", await rights.HasFactorAsync(person) ? "mfa" : "pwd")]);
        return Redirect("/konto");
    }

    /// <summary>Ten new codes; the old ones end.</summary>
    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct)
    {
        var person = await PersonAsync();
        if (!await rights.MayChangeAsync(person) || !await rights.HasFactorAsync(person))
        {
            return Again();
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            Codes = await users.NewCodesAsync(person);
            await audit.AppendAsync(new Act("factor.codes", person.Id.ToString()), ct);
            await transaction.CommitAsync(ct);
        }

        return Page();
    }

    private RedirectResult Again() => Redirect(FreshSignIn.For("/konto/zweiter-faktor"));

    private async Task<User> PersonAsync() => (await users.FindByIdAsync(current.Id.ToString()!))!;

    private async Task LoadAsync(User person)
    {
        IsEnabled = person.TwoFactorEnabled;
        if (IsEnabled)
        {
            return;
        }

        var key = await users.GetAuthenticatorKeyAsync(person);
        if (string.IsNullOrEmpty(key))
        {
            // Not by the manager: it would change the stamp and so end the very session that looks at the key.
            key = users.GenerateNewAuthenticatorKey();
            await ((IUserAuthenticatorKeyStore<User>)store).SetAuthenticatorKeyAsync(person, key, HttpContext.RequestAborted);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }

        Picture = Totp.Picture(key!, site.City.FullName, person.Email!);
        Key = Totp.Spaced(key!);
    }
}
