using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Passwort vergessen: the same answer for every address.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class ForgottenPage(UserManager<User> users, AccountMails mails, Attempts attempts, CurrentTenant tenant, IsekDbContext db) : PageModel, IFaulty
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
        // A token is made and a letter written in either case, so that the answer takes the same time.
        var found = await users.FindByEmailAsync(Email);
        var user = found ?? RegisterPage.NewUser(Email, "", default).WithStamp();
        var token = await users.GeneratePasswordResetTokenAsync(user);
        var to = found is not null && attempts.MayMailTo(tenant, Email) ? user.Email! : AccountMails.Nobody;
        await mails.ResetAsync(to, user.Id, $"/passwort-neu/{MailTokens.Write(user.Id, token)}", ct);
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
