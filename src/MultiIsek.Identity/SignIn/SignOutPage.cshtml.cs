using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Identity.OpenId;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.SignIn;

/// <summary>Abmelden: ends the session on this device, then leads whoever came by the city's provider to its sign-out, which sends the browser back here.</summary>
[AllowAnonymous, PrivatePage]
internal sealed class SignOutPage(SignInManager<User> signIn, SessionCheck sessions, ProviderSignOut provider, CurrentUser current) : PageModel
{
    /// <summary>Where the page leads by itself; null when it has something to say.</summary>
    public string? Onward { get; private set; }

    /// <summary>The provider has sent the browser back. Whether the person said yes there, it does not tell.</summary>
    public bool IsBack { get; private set; }

    public IActionResult OnGet(string? state)
    {
        IsBack = provider.IsBack(state);
        return current.Id is null ? Page() : Redirect("/konto");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = HttpContext.User;
        await signIn.SignOutAsync();
        sessions.Forget();
        Onward = await provider.AddressAsync(person, ct);
        if (Onward is null)
        {
            return Redirect("/");
        }

        current.SetGuest();
        Response.GoOnTo(Onward);
        return Page();
    }
}
