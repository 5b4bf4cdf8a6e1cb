using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Registrations;

/// <summary>Sich abmelden, by the code. Opening the page changes nothing; the code stands in no address.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class CancelPage(IsekDbContext db, RegistrationStore store, CommentLimits limits, CurrentTenant tenant) : PageModel
{
    public PublicEvent Event { get; private set; } = null!;
    public string Typed { get; private set; } = "";
    public bool IsDone { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        Response.SetFormHeaders();
        return await FindAsync(key, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string key, [FromForm] string? code, CancellationToken ct)
    {
        Response.SetFormHeaders();
        Typed = code ?? "";
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        if (!SameSite.IsOwn(Request))
        {
            return Refuse(StatusCodes.Status400BadRequest, "Das Formular kam nicht von dieser Seite. Bitte senden Sie es hier noch einmal ab.");
        }

        if (limits.Lookup(tenant, HttpContext) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(StatusCodes.Status429TooManyRequests, "Das waren viele Versuche. Bitte versuchen Sie es in einigen Minuten noch einmal.");
        }

        var hash = ReceiptCode.Parse(code)?.Hash;
        var id = hash is null ? null : await db.Set<EventRegistration>().Where(r => r.EventId == Event.Id && r.CodeHash == hash).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
        if (id is not { } found || !await store.RemoveAsync(found, ct))
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, "Zu diesem Code gibt es hier keine Anmeldung. Sind Sie vielleicht schon abgemeldet?");
        }

        IsDone = true;
        return Page();
    }

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        Event = (await db.Set<PublicEvent>().AsNoTracking().FirstOrDefaultAsync(e => e.Key == key, ct))!;
        return Event is { RegistrationEndsAt: not null };
    }

    private PageResult Refuse(int status, string message)
    {
        Faults = [new("code", message)];
        return new PageResult { StatusCode = status };
    }
}
