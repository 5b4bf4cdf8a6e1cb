using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;

namespace MultiIsek.Documents.Library;

/// <summary>Eine Dokumentgruppe mit ihren Dokumenten.</summary>
[AllowAnonymous]
internal sealed class GroupPage(Shelf shelf) : PageModel
{
    public DocumentGroupCard Group { get; private set; } = null!;
    public DocumentGroupCard? Before { get; private set; }
    public DocumentGroupCard? After { get; private set; }
    public IReadOnlyList<DocumentCard> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        var cards = await shelf.CardsAsync(ct);
        var at = cards.Groups.ToList().FindIndex(g => g.Key == key);
        if (at < 0)
        {
            return NotFound();
        }

        Group = cards.Groups[at];
        Before = cards.Groups.ElementAtOrDefault(at - 1);
        After = cards.Groups.ElementAtOrDefault(at + 1);
        Documents = [.. cards.Documents.Where(d => d.GroupId == Group.Id)];
        return Page();
    }
}
