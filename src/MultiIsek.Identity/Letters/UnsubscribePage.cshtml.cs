using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Letters;

/// <summary>
/// Erinnerung abbestellen, by the link in the mail or the mail program's own button (List-Unsubscribe, RFC 8058). Opening it changes nothing. The POST comes from
/// anywhere and without cookies, so the seal alone decides; it opens nothing else.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, PrivatePage]
internal sealed class UnsubscribePage(
    LetterTokens tokens,
    IsekDbContext db,
    IEnumerable<LetterKind> kinds,
    CurrentUser current,
    IMediator mediator,
    Attempts attempts,
    CurrentTenant tenant
) : PageModel, IFaulty
{
    public const string Path = "/abbestellen";

    public string Token { get; private set; } = "";

    /// <summary>Null: the link is not ours, or the account is gone.</summary>
    public LetterKind? Kind { get; private set; }
    public bool IsDone { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        await ReadAsync(token, ct);
        return Answer();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            Faults = [Attempts.TooMany(wait)];
            return Attempts.Refuse(Response, wait);
        }

        if (await ReadAsync(token, ct) is { } read)
        {
            // Mail programs of many people press this button from one address.
            attempts.GiveBack(tenant, HttpContext);
            if (!IsDone)
            {
                await EndAsync(read, ct);
            }
        }

        return Answer();
    }

    private async Task<LetterToken?> ReadAsync(string token, CancellationToken ct)
    {
        Token = token;
        if (tokens.Read(token) is not { } read || !await db.Set<User>().AnyAsync(u => u.Id == read.UserId, ct))
        {
            return null;
        }

        Kind = kinds.FirstOrDefault(k => k.Key == read.Kind);
        IsDone = await IsRefusedAsync(read, ct);
        return Kind is null ? null : read;
    }

    private async Task EndAsync(LetterToken read, CancellationToken ct)
    {
        // Whoever has the mail acts for the person, and for this act alone.
        current.Set(read.UserId, []);
        try
        {
            await mediator.Send(new EndReminder(read.UserId, read.Kind), ct);
        }
        catch (DbUpdateException)
        {
            // Pressed twice at once: one of the two has done it.
            db.ChangeTracker.Clear();
            if (!await IsRefusedAsync(read, ct))
            {
                throw;
            }
        }
        finally
        {
            current.SetGuest();
        }

        IsDone = true;
    }

    private Task<bool> IsRefusedAsync(LetterToken read, CancellationToken ct) => db.Set<LetterRefusal>().AnyAsync(r => r.UserId == read.UserId && r.Kind == read.Kind, ct);

    private PageResult Answer() => Kind is null ? new PageResult { StatusCode = StatusCodes.Status404NotFound } : Page();
}
