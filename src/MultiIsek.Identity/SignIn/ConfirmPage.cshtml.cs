using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Adresse bestätigen: the link opens a page with a button, so that a mail scanner that follows links confirms nothing.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class ConfirmPage(UserManager<User> users, Attempts attempts, CurrentTenant tenant) : PageModel, IFaulty
{
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Token { get; private set; } = "";
    public bool? IsConfirmed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token)
    {
        Token = token;
        return await FindAsync(token) is null ? Gone() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        Token = token;
        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        if (await FindAsync(token) is not var (user, code) || !(user.EmailConfirmed || (await users.ConfirmEmailAsync(user, code)).Succeeded))
        {
            return Gone();
        }

        IsConfirmed = true;
        return Page();
    }

    // The token first: whoever only knows an account's id learns nothing of it.
    private async Task<(User User, string Code)?> FindAsync(string token) =>
        MailTokens.Read(token) is { } read
        && await users.FindByIdAsync(read.User.ToString()) is { } user
        && await users.VerifyUserTokenAsync(user, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<User>.ConfirmEmailTokenPurpose, read.Token)
            ? (user, read.Token)
            : null;

    private PageResult Gone()
    {
        IsConfirmed = false;
        return new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }
}
