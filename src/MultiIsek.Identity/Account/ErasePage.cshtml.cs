using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Account;

/// <summary>Konto löschen: with the password, at once and for good.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class ErasePage(IMediator mediator, UserManager<User> users, SignInManager<User> signIn, CurrentUser current) : PageModel, IFaulty
{
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public PageResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, CancellationToken ct)
    {
        var person = (await users.FindByIdAsync(current.Id.ToString()!))!;
        if (string.IsNullOrEmpty(password) || !await users.CheckPasswordAsync(person, password))
        {
            Faults = [new("password", "Das Passwort stimmt nicht.")];
            return Page();
        }

        try
        {
            await mediator.Send(new EraseAccount(person.Id), ct);
        }
        catch (PeopleRefusedException e)
        {
            Faults = [new("", e.Message)];
            return Page();
        }

        await signIn.SignOutAsync();
        return Redirect("/");
    }
}
