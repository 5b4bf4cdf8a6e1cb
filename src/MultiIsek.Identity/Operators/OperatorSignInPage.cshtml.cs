using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Identity.Operators;

/// <summary>Anmeldung des Betreibers, on the platform's own host: address, password and code at once, and one answer to whatever does not fit.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class OperatorSignInPage(OperatorAccounts accounts, CatalogDbContext db, Attempts attempts, IOptions<AccountOptions> options, TimeProvider time)
    : PageModel,
        IFaulty
{
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Email { get; private set; } = "";
    public string? Next { get; private set; }

    public void OnGet(string? weiter) => Next = weiter;

    public async Task<IActionResult> OnPostAsync([FromForm] string? email, [FromForm] string? password, [FromForm] string? code, [FromForm] string? weiter, CancellationToken ct)
    {
        (Email, Next) = ((email ?? "").Trim(), weiter);
        if (attempts.TakeAtPlatform(HttpContext) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        if (
            Email.Length is 0 or > Identity.SignIn.User.EmailMax
            || password is not { Length: > 0 and <= StrongPassword.Longest }
            || await accounts.CheckAsync(Email, password, Totp.Typed(code), ct) is not { } person
        )
        {
            Faults = [new("email", "Adresse, Passwort oder Code stimmen nicht. Jeder Code gilt einmal: Warten Sie sonst auf den nächsten.")];
            return Page();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var session = new OperatorSession
        {
            OperatorId = person.Id,
            StartedAt = now,
            SeenAt = now,
            Device = Device.Of(Request.Headers.UserAgent.ToString()),
        };
        // These are few: who comes sweeps what nobody can use any more.
        var oldest = now - options.Value.StaffLongest;
        await db.Set<OperatorSession>().Where(s => s.StartedAt < oldest).ExecuteDeleteAsync(ct);
        db.Add(session);
        await db.SaveChangesAsync(ct);
        await HttpContext.SignInAsync(OperatorSchemes.Platform, OperatorSchemes.Principal(OperatorSchemes.Platform, 0, person.Id, session.Id, person.Stamp, now));
        return Redirect(ReturnUrl.Of(Url, weiter, "/betrieb"));
    }
}
