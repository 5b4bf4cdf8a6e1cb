using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Identity.Operators;

/// <summary>Einladung des Betreibers annehmen: name, password and app in one form, so that there is no account without a second factor.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class OperatorInvitationPage(OperatorAccounts accounts, Attempts attempts, TimeProvider time) : PageModel, IFaulty
{
    public Operator? Invited { get; private set; }
    public bool IsDone { get; private set; }
    public string Token { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Picture { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (!await FindAsync(token, ct))
        {
            return Gone();
        }

        Name = Invited!.DisplayName;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm] string? name, [FromForm] string? password, [FromForm] string? code, CancellationToken ct)
    {
        Name = (name ?? "").Trim();
        var full = attempts.TakeAtPlatform(HttpContext);
        if (!await FindAsync(token, ct))
        {
            return Gone();
        }

        if (full is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        var step = Totp.StepOf(Invited!.AppKey, Totp.Typed(code), time.GetUtcNow());
        Faults = [.. FaultsOf(password, step)];
        if (Faults.Count > 0)
        {
            return Page();
        }

        IsDone = await accounts.AcceptAsync(Invited, Name, password!, step!.Value, ct);
        return IsDone ? Page() : Gone();
    }

    private IEnumerable<Fault> FaultsOf(string? password, long? step)
    {
        if (PersonName.FaultOf(Name) is { } fault)
        {
            yield return new("name", fault);
        }

        if (string.IsNullOrEmpty(password) || password.Length < StrongPassword.Shortest)
        {
            yield return new("password", $"Geben Sie ein Passwort mit mindestens {StrongPassword.Shortest} Zeichen ein.");
        }
        else if (StrongPassword.WeaknessOf(password, Name, Invited!.Email) is { } weakness)
        {
            yield return new("password", weakness);
        }

        if (step is null)
        {
            yield return new("code", "Dieser Code stimmt nicht. Er wechselt alle 30 Sekunden; prüfen Sie auch die Uhr des Telefons.");
        }
    }

    private async Task<bool> FindAsync(string token, CancellationToken ct)
    {
        Token = token;
        Invited = await accounts.InvitedAsync(token, ct);
        Picture = Invited is null ? "" : Totp.Picture(Invited.AppKey, "MultiIsek", Invited.Email);
        return Invited is not null;
    }

    private PageResult Gone()
    {
        Invited = null;
        return new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }
}
