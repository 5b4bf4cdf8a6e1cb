using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Letters;

/// <summary>Meine Erinnerungen: which of them come by mail.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class RemindersPage(IsekDbContext db, CurrentUser current, IEnumerable<LetterKind> kinds, IMediator mediator) : PageModel
{
    public const string Path = "/konto/erinnerungen";

    public IReadOnlyList<LetterKind> Kinds { get; private set; } = [];
    public IReadOnlySet<string> Wanted { get; private set; } = new HashSet<string>();
    public bool IsSaved { get; private set; }

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        IsSaved = getan == "gespeichert";
        Kinds = await OfferedAsync(ct);
        var refused = await db.Set<LetterRefusal>().Where(r => r.UserId == current.Id).Select(r => r.Kind).ToListAsync(ct);
        Wanted = Kinds.Select(k => k.Key).Except(refused).ToHashSet();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string[]? kinds, CancellationToken ct)
    {
        var offered = (await OfferedAsync(ct)).Select(k => k.Key).ToList();
        if (offered.Count == 0)
        {
            return NotFound();
        }

        await mediator.Send(new SaveReminders(current.Id!.Value, offered, [.. offered.Intersect(kinds ?? [])]), ct);
        return Redirect($"{Path}?getan=gespeichert");
    }

    // By the person's roles, not the session's: the preference opens nothing.
    private async Task<IReadOnlyList<LetterKind>> OfferedAsync(CancellationToken ct)
    {
        var roles = await db.Set<Membership>().Where(m => m.UserId == current.Id).Select(m => m.Role).ToListAsync(ct);
        return [.. kinds.Where(k => Policies.Roles[k.Policy].Any(roles.Contains)).OrderBy(k => k.Name)];
    }
}
