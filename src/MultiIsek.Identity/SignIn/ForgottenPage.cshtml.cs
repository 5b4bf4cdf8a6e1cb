using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Passwort vergessen: the same answer for every address.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class ForgottenPage(UserManager<User> users, AccountMails mails, Attempts attempts, CurrentTenant tenant, IsekDbContext db, Outbox outbox) : PageModel, IFaulty
{
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Email { get; private set; } = "";
    public bool IsSent { get; private set; }

    public PageResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? email, CancellationToken ct)
    {
        Email = (email ?? "").Trim();
        if (Email.Length is 0 or > Identity.SignIn.User.EmailMax || !Email.Contains('@', StringComparison.Ordinal))
        {
            Faults = [new("email", "Geben Sie eine gültige E-Mail-Adresse ein.")];
            return Page();
        }

        if (attempts.TakeMail(tenant, HttpContext) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        IsSent = true;
        // A token is made and a message written in either case, so that the answer takes the same time.
        var user = await users.FindByEmailAsync(Email);
        var token = await users.GeneratePasswordResetTokenAsync(user ?? RegisterPage.NewUser(Email, "", default).WithStamp());
        if (user is not null && attempts.MayMailTo(tenant, Email))
        {
            await mails.ResetAsync(user.Email!, user.Id, $"/passwort-neu/{MailTokens.Write(user.Id, token)}", ct);
        }
        else
        {
            outbox.Add(NothingToSend.Nothing, "");
        }

        await db.SaveChangesAsync(ct);

        return Page();
    }
}

internal static class StampedUser
{
    public static User WithStamp(this User user)
    {
        user.SecurityStamp = Guid.CreateVersion7().ToString();
        return user;
    }
}
