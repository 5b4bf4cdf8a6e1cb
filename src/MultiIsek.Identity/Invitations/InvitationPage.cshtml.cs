using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Invitations;

/// <summary>Einladung annehmen: a new account with a password, or the role added to the account that the address has.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class InvitationPage(
    UserManager<User> users,
    SignInManager<User> signIn,
    IsekDbContext db,
    IAudit audit,
    CurrentUser current,
    SessionCheck sessions,
    Attempts attempts,
    CurrentTenant tenant,
    TimeProvider time
) : PageModel, IFaulty
{
    public Invitation? Invitation { get; private set; }
    public bool HasAccount { get; private set; }
    public bool IsMe { get; private set; }
    public bool MustSignIn { get; private set; }
    public string Token { get; private set; } = "";
    public string Name { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        return await FindAsync(token, ct) is null ? new PageResult { StatusCode = StatusCodes.Status404NotFound } : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm] string? name, [FromForm] string? password, CancellationToken ct)
    {
        Name = (name ?? "").Trim();
        var full = attempts.Take(tenant, HttpContext);
        if (await FindAsync(token, ct) is not { } invitation)
        {
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        }

        if (full is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        var user = await users.FindByEmailAsync(invitation.Email);
        if (user is null)
        {
            user = RegisterPage.NewUser(invitation.Email, Name, time.GetUtcNow().UtcDateTime);
            Faults = [.. await RegisterPage.CheckAsync(users, user, password)];
        }
        else if (MustSignIn)
        {
            return Redirect($"/anmelden?weiter={Uri.EscapeDataString($"/einladung/{token}")}");
        }
        else if (!IsMe && (string.IsNullOrEmpty(password) || !await users.CheckPasswordAsync(user, password)))
        {
            Faults = [new("password", "Das Passwort Ihres Kontos stimmt nicht.")];
        }

        if (Faults.Count > 0)
        {
            return Page();
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var now = time.GetUtcNow().UtcDateTime;
            // Whoever marks it has it: the link works once.
            if (await db.Set<Invitation>().Where(i => i.Id == invitation.Id && i.AcceptedAt == null).ExecuteUpdateAsync(s => s.SetProperty(i => i.AcceptedAt, now), ct) == 0)
            {
                Invitation = null;
                return Page();
            }

            // Who opened the link reads the mailbox.
            user.EmailConfirmed = true;
            var result = await (HasAccount ? users.UpdateAsync(user) : users.CreateAsync(user, password!));
            if (!result.Succeeded)
            {
                return Meanwhile();
            }

            await OpenInvitations.WithdrawAsync(db, user.NormalizedEmail!, invitation.Role, ct);
            if (!await db.Set<Membership>().AnyAsync(m => m.UserId == user.Id && m.Role == invitation.Role, ct))
            {
                db.Add(new Membership(user.Id, invitation.Role, now, visitId: invitation.VisitId));
            }

            await db.SaveChangesAsync(ct);
            current.Set(user.Id, []);
            await audit.AppendAsync(new Act("member.joined", user.Id.ToString(), invitation.Role.ToString()), ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            return Meanwhile();
        }

        attempts.GiveBack(tenant, HttpContext);
        sessions.Forget();
        if (IsMe)
        {
            return Redirect("/verwaltung");
        }

        var signedIn = await signIn.PasswordSignInAsync(user, password!, isPersistent: false, lockoutOnFailure: false);
        return Redirect(signedIn.RequiresTwoFactor ? "/anmelden/code?weiter=%2Fverwaltung" : "/verwaltung");
    }

    // Two links of one person in two windows: the other one made or changed the account. Nothing of this one is kept, and it may be opened again.
    private PageResult Meanwhile()
    {
        Faults = [new("", "Zu dieser Adresse ist gerade eben ein Konto entstanden oder geändert worden. Laden Sie die Seite neu und nehmen Sie die Einladung dann an.")];
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<Invitation?> FindAsync(string token, CancellationToken ct)
    {
        Token = token;
        var hash = LinkToken.HashOf(token);
        var now = time.GetUtcNow().UtcDateTime;
        Invitation = await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(i => i.TokenHash == hash && i.AcceptedAt == null && i.EndsAt > now, ct);
        var account = Invitation is null ? null : await users.FindByEmailAsync(Invitation.Email);
        HasAccount = account is not null;
        // Without a password the account's owner comes by the city's provider, and is then already signed in.
        IsMe = account is { PasswordHash: null } && account.Id == current.Id;
        MustSignIn = account is { PasswordHash: null } && !IsMe;
        return Invitation;
    }
}
