using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Walks;

/// <summary>Blatt zur Begehung, to print and to write on where no network reaches.</summary>
[Authorize(Policies.Drafts), PrivatePage]
internal sealed class SheetPage(IsekDbContext db, WalkBook book) : PageModel
{
    public PublicEvent Event { get; private set; } = null!;
    public IReadOnlyList<StationView> Stations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        if (await WalkDesk.FindAsync(db, key, ct) is not { } found)
        {
            return NotFound();
        }

        (Event, Stations) = (found, await book.ListAsync(found.Id, forStaff: false, ct));
        return Page();
    }
}
