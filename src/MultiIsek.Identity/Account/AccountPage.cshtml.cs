using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.OpenId;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Account;

/// <summary>Mein Konto: sessions, second factor, passkeys, own data.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class AccountPage(
    IsekDbContext db,
    UserManager<User> users,
    SignInManager<User> signIn,
    SessionCheck sessions,
    CurrentUser current,
    CurrentTenant tenant,
    Attempts attempts,
    FactorRights rights,
    IAudit audit,
    OwnData data
) : PageModel, IFaulty
{
    public sealed record Open(Guid Id, string Device, DateTime StartedAt, DateTime SeenAt, bool IsThis);

    public User Person { get; private set; } = null!;
    public IReadOnlyList<Open> Sessions { get; private set; } = [];
    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];
    public int RecoveryCodes { get; private set; }

    /// <summary>Button of the city's provider, where there is one.</summary>
    public string? Provider { get; private set; }

    /// <summary>Name of the provider that opens this account.</summary>
    public string? Connected { get; private set; }
    public bool WantsSecondFactor { get; private set; }
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>As it was typed, when it was refused.</summary>
    public string? WantedName { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid session, CancellationToken ct)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.Set<Session>().Where(s => s.UserId == current.Id && s.Id == session).ExecuteDeleteAsync(ct);
            await audit.AppendAsync(new Act("session.ended", current.Id.ToString()!), ct);
            await transaction.CommitAsync(ct);
        }

        sessions.Forget();
        return Redirect("/konto");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        var own = HttpContext.User.SessionId();
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.Set<Session>().Where(s => s.UserId == current.Id && s.Id != own).ExecuteDeleteAsync(ct);
            await audit.AppendAsync(new Act("session.ended", current.Id.ToString()!), ct);
            await transaction.CommitAsync(ct);
        }

        sessions.Forget();
        return Redirect("/konto");
    }

    public async Task<IActionResult> OnPostNameAsync([FromForm] string? name, CancellationToken ct)
    {
        var wanted = (name ?? "").Trim();
        WantedName = wanted;
        if (PersonName.FaultOf(wanted) is { } fault)
        {
            Faults = [new("name", fault)];
            await LoadAsync(ct);
            return Page();
        }

        var person = (await users.FindByIdAsync(current.Id.ToString()!))!;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            person.DisplayName = wanted;
            await users.UpdateAsync(person).MustAsync();
            await audit.AppendAsync(new Act("account.renamed", person.Id.ToString()), ct);
            await transaction.CommitAsync(ct);
        }

        sessions.Forget();
        return Redirect("/konto");
    }

    /// <summary>Staff whose phone or passkey is not at hand: a recovery code makes this session a strong one.</summary>
    public async Task<IActionResult> OnPostRecoverAsync([FromForm] string? code, CancellationToken ct)
    {
        // A found code and an old session are not two factors.
        if (!current.SignedInLately)
        {
            return Redirect(FreshSignIn.For("/konto"));
        }

        var person = (await users.FindByIdAsync(current.Id.ToString()!))!;
        if (attempts.Take(tenant, HttpContext, person.Id) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            await LoadAsync(ct);
            return Attempts.Refuse(Response, wait);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (!(await users.RedeemTwoFactorRecoveryCodeAsync(person, Identity.SignIn.RecoveryCodes.Typed(code))).Succeeded)
            {
                Faults = [new("code", "Dieser Code stimmt nicht, oder er wurde schon benutzt.")];
                await LoadAsync(ct);
                return Page();
            }

            await audit.AppendAsync(new Act("factor.recovered", person.Id.ToString()), ct);
            await transaction.CommitAsync(ct);
        }

        await signIn.SignInWithClaimsAsync(person, null, [new Claim("amr", "mfa")]);
        return Redirect("/konto");
    }

    /// <summary>The city's provider no longer opens this account. Not the last way in.</summary>
    public async Task<IActionResult> OnPostDisconnectAsync(CancellationToken ct)
    {
        var person = (await users.FindByIdAsync(current.Id.ToString()!))!;
        if (!await rights.MayChangeAsync(person))
        {
            return Redirect(FreshSignIn.For("/konto"));
        }

        if (person.PasswordHash is null)
        {
            Faults = [new("", "Ohne Passwort kämen Sie nicht mehr in Ihr Konto. Vergeben Sie zuerst eines über „Passwort vergessen“.")];
            await LoadAsync(ct);
            return Page();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<UserLogin>().Where(l => l.UserId == person.Id).ExecuteDeleteAsync(ct);
        await audit.AppendAsync(new Act("login.removed", person.Id.ToString()), ct);
        await transaction.CommitAsync(ct);
        return Redirect("/konto");
    }

    public async Task<IActionResult> OnGetDataAsync(CancellationToken ct) =>
        // All about a person in one file: not for whoever finds the screen open.
        !current.SignedInLately
            ? Redirect(FreshSignIn.For("/konto"))
            : File(await data.ZipAsync((await users.FindByIdAsync(current.Id.ToString()!))!, ct), "application/zip", "meine-daten.zip");

    private async Task LoadAsync(CancellationToken ct)
    {
        var id = current.Id!.Value;
        var own = HttpContext.User.SessionId();
        Person = (await users.FindByIdAsync(id.ToString()))!;
        Sessions = await db.Set<Session>()
            .Where(s => s.UserId == id)
            .OrderByDescending(s => s.SeenAt)
            .Select(s => new Open(s.Id, s.Device, s.StartedAt, s.SeenAt, s.Id == own))
            .Take(100)
            .ToListAsync(ct);
        Passkeys = [.. await users.GetPasskeysAsync(Person)];
        RecoveryCodes = await users.CountRecoveryCodesAsync(Person);
        Provider = await db.Set<IdentityProvider>().Where(p => p.IsOn).Select(p => p.Label).FirstOrDefaultAsync(ct);
        Connected = await db.Set<UserLogin>().Where(l => l.UserId == id).Select(l => l.ProviderDisplayName ?? "Anmeldedienst").FirstOrDefaultAsync(ct);
        WantsSecondFactor = current.NeedsSecondFactor;
        Roles = await db.Set<Roles.Membership>().Where(m => m.UserId == id).Select(m => m.Role).ToListAsync(ct);
    }
}
