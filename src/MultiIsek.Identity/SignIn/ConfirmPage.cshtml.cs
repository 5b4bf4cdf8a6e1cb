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
        return MailTokens.Read(token) is { } read && await users.FindByIdAsync(read.User.ToString()) is not null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        Token = token;
        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        IsConfirmed =
            MailTokens.Read(token) is { } read
            && await users.FindByIdAsync(read.User.ToString()) is { } user
            && (user.EmailConfirmed || (await users.ConfirmEmailAsync(user, read.Token)).Succeeded);
        return IsConfirmed.Value ? Page() : new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }
}
