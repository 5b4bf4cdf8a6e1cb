using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Account;

/// <summary>Konto löschen, at once and for good: with the password; whoever has none or has a second factor must have signed in lately, staff with that factor.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class ErasePage(
    IMediator mediator,
    UserManager<User> users,
    SignInManager<User> signIn,
    CurrentUser current,
    IsekDbContext db,
    FactorRights rights,
    IEnumerable<IPersonalData> modules,
    Attempts attempts,
    CurrentTenant tenant
) : PageModel, IFaulty
{
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Nothing is asked of whoever may not go anyway.</summary>
    public bool IsLastAdmin { get; private set; }

    public bool HasPassword { get; private set; }

    /// <summary>What becomes of what the person wrote here.</summary>
    public IReadOnlyList<string> Consequences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        IsLastAdmin = await LastAdmin.LooksLastAsync(db, current.Id!.Value, ct);
        if (IsLastAdmin)
        {
            return Page();
        }

        await ExplainAsync(ct);
        return await MayGoOnAsync(await PersonAsync()) ? Page() : Again();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, CancellationToken ct)
    {
        await ExplainAsync(ct);
        var person = await PersonAsync();
        if (!await MayGoOnAsync(person))
        {
            return Again();
        }

        if (HasPassword && attempts.Take(tenant, HttpContext, person.Id) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        if (HasPassword && (string.IsNullOrEmpty(password) || !await users.CheckPasswordAsync(person, password)))
        {
            Faults = [new("password", "Das Passwort stimmt nicht.")];
            return Page();
        }

        try
        {
            await mediator.Send(new EraseAccount(person.Id), ct);
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
            return Page();
        }

        await signIn.SignOutAsync();
        return Redirect("/");
    }

    private async Task ExplainAsync(CancellationToken ct)
    {
        List<string> words = [];
        foreach (var module in modules)
        {
            words.Add(await module.ExplainErasureAsync(ct));
        }

        Consequences = [.. words.Where(w => w.Length > 0)];
    }

    private async Task<User> PersonAsync() => (await users.FindByIdAsync(current.Id.ToString()!))!;

    private async Task<bool> MayGoOnAsync(User person)
    {
        HasPassword = person.PasswordHash is not null;
        return (HasPassword && !await rights.HasFactorAsync(person)) || await rights.MayChangeAsync(person);
    }

    private RedirectResult Again() => Redirect(FreshSignIn.For("/konto/loeschen"));
}
