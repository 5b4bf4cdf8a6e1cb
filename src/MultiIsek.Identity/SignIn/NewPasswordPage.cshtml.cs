using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Neues Passwort über den Link: ends all sessions of the account; a second factor stays.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class NewPasswordPage(
    UserManager<User> users,
    Attempts attempts,
    CurrentTenant tenant,
    IsekDbContext db,
    SessionCheck sessions,
    IAudit audit,
    CurrentUser current,
    AccountMails mails
) : PageModel, IFaulty
{
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Token { get; private set; } = "";
    public bool IsDone { get; private set; }
    public bool IsGone { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token)
    {
        Token = token;
        return
            MailTokens.Read(token) is { } read
            && await users.FindByIdAsync(read.User.ToString()) is { } user
            && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<User>.ResetPasswordTokenPurpose, read.Token)
            ? Page()
            : Gone();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm] string? password, CancellationToken ct)
    {
        Token = token;
        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        if (MailTokens.Read(token) is not { } read || await users.FindByIdAsync(read.User.ToString()) is not { } user)
        {
            return Gone();
        }

        Faults = [.. await RegisterPage.PasswordFaultsAsync(users, user, password)];
        if (Faults.Count > 0)
        {
            return Page();
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            var result = await users.ResetPasswordAsync(user, read.Token, password!);
            if (!result.Succeeded)
            {
                return Gone();
            }

            // Who opened the link reads the mailbox.
            user.EmailConfirmed = true;
            await users.UpdateAsync(user).MustAsync();
            await db.Set<Session>().Where(s => s.UserId == user.Id).ExecuteDeleteAsync(ct);
            current.Set(user.Id, []);
            await audit.AppendAsync(new Act("password.changed", user.Id.ToString()), ct);
            await mails.PasswordChangedAsync(user.Email!, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        sessions.Forget();
        IsDone = true;
        return Page();
    }

    // Spent, too old or never ours: the same for all, with the way to a new one.
    private PageResult Gone()
    {
        IsGone = true;
        return new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }
}
