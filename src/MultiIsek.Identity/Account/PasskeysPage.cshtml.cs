using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Account;

/// <summary>Passkeys: add, name, remove. Asks for a recent sign-in.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class PasskeysPage(
    UserManager<User> users,
    SignInManager<User> signIn,
    IsekDbContext db,
    IAudit audit,
    CurrentUser current,
    CurrentSite site,
    SessionCheck sessions,
    FactorRights rights
) : PageModel, IFaulty
{
    private static readonly Fault Refused = new("name", "Der Passkey konnte nicht gespeichert werden. Bitte versuchen Sie es noch einmal.");

    public sealed record Entry(string Id, string Name, DateTime CreatedAt);

    public IReadOnlyList<Entry> Passkeys { get; private set; } = [];
    public bool HasApp { get; private set; }
    public bool IsStaff { get; private set; }
    public string Host => site.City.CanonicalHost;
    public string Name { get; private set; } = "";

    /// <summary>Shown once, with the first factor.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var person = await PersonAsync();
        return await rights.MayChangeAsync(person) ? await ShowAsync(person) : Again();
    }

    /// <summary>What the browser is asked to make, as JSON for the script.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        var person = await PersonAsync();
        if (!await rights.MayChangeAsync(person))
        {
            return Again();
        }

        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = person.Id.ToString(),
                Name = person.Email!,
                DisplayName = person.DisplayName,
            }
        );
        return Content(options, "application/json");
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? name, [FromForm] string? credential, CancellationToken ct)
    {
        Name = (name ?? "").Trim();
        var person = await PersonAsync();
        if (!await rights.MayChangeAsync(person))
        {
            return Again();
        }

        Faults = [.. await AddAsync(person, credential, ct)];
        if (Faults.Count > 0)
        {
            return await ShowAsync(person);
        }

        await GoOnAsync(person, "hwk");
        return Codes.Count > 0 ? await ShowAsync(person) : Redirect("/konto/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? passkey, CancellationToken ct)
    {
        var person = await PersonAsync();
        if (!await rights.MayChangeAsync(person))
        {
            return Again();
        }

        // Looked for among the person's own, so that nobody removes another's.
        if ((await users.GetPasskeysAsync(person)).FirstOrDefault(p => WebEncoders.Base64UrlEncode(p.CredentialId) == passkey) is { } found)
        {
            await using (var transaction = await db.Database.BeginTransactionAsync(ct))
            {
                await users.RemovePasskeyAsync(person, found.CredentialId).MustAsync();
                if (!await rights.HasFactorAsync(person))
                {
                    await users.DropCodesAsync(person);
                }

                // Whoever holds the lost device is signed out.
                await users.UpdateSecurityStampAsync(person).MustAsync();
                await audit.AppendAsync(new Act("passkey.removed", person.Id.ToString()), ct);
                await transaction.CommitAsync(ct);
            }

            await GoOnAsync(person, HttpContext.User.IsStrong() && await rights.HasFactorAsync(person) ? "mfa" : "pwd");
        }

        return Redirect("/konto/passkeys");
    }

    private async Task<IEnumerable<Fault>> AddAsync(User person, string? credential, CancellationToken ct)
    {
        if (Name.Length is 0 or > UserPasskey.NameMax)
        {
            return [new("name", Name.Length == 0 ? "Geben Sie dem Passkey einen Namen." : $"Höchstens {UserPasskey.NameMax} Zeichen sind möglich.")];
        }

        if ((await users.GetPasskeysAsync(person)).Count >= UserPasskey.Most)
        {
            return [new("name", $"Mehr als {UserPasskey.Most} Passkeys sind nicht möglich. Entfernen Sie zuerst einen.")];
        }

        if (await signIn.AttestAsync(credential) is not { Succeeded: true } attested || attested.UserEntity.Id != person.Id.ToString())
        {
            return [Refused];
        }

        attested.Passkey.Name = Name;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (!(await users.AddOrUpdatePasskeyAsync(person, attested.Passkey)).Succeeded)
            {
                return [Refused];
            }
        }
        catch (DbUpdateException)
        {
            // Its id is another city's: only a forged one can be.
            return [Refused];
        }

        if (await users.CountRecoveryCodesAsync(person) == 0)
        {
            Codes = await users.NewCodesAsync(person);
        }

        await audit.AppendAsync(new Act("passkey.added", person.Id.ToString()), ct);
        await transaction.CommitAsync(ct);
        return [];
    }

    /// <summary>This session goes on, as strong as what was shown.</summary>
    private async Task GoOnAsync(User person, string method)
    {
        sessions.Forget();
        await signIn.SignInWithClaimsAsync(person, null, [new Claim("amr", method)]);
    }

    private RedirectResult Again() => Redirect(FreshSignIn.For("/konto/passkeys"));

    private async Task<User> PersonAsync() => (await users.FindByIdAsync(current.Id.ToString()!))!;

    private async Task<PageResult> ShowAsync(User person)
    {
        var found = await users.GetPasskeysAsync(person);
        Passkeys = [.. found.OrderBy(p => p.CreatedAt).Select(p => new Entry(WebEncoders.Base64UrlEncode(p.CredentialId), p.Name ?? "Passkey", p.CreatedAt.UtcDateTime))];
        HasApp = person.TwoFactorEnabled;
        IsStaff = current.IsStaff || current.NeedsSecondFactor;
        return Page();
    }
}
