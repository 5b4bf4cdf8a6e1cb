using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>One phase before, during and after: what it is, when, how to take part, what came in, what becomes of it.</summary>
[AllowAnonymous]
internal sealed class PhasePage(PhaseBook book, PhaseViews views, IMediator mediator) : PageModel
{
    public PhaseView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string phase, string? kategorie, string? ort, string? sortierung, string? nach, CancellationToken ct)
    {
        var after = Keyset.Parse(nach);
        if (await book.FindAsync(phase, ct) is not { } row || (nach is not null && after is null))
        {
            return NotFound();
        }

        var category = row.Phase.Categories.Find(c => c.Key == kategorie);
        if ((!string.IsNullOrEmpty(kategorie) && category is null) || ContributionOrders.Of(sortierung) is not { } order)
        {
            return NotFound();
        }

        var place = string.IsNullOrEmpty(ort) ? null : (await mediator.Send(new ListSpaces(), ct)).FirstOrDefault(s => s.Key == ort);
        if (!string.IsNullOrEmpty(ort) && place is null)
        {
            return NotFound();
        }

        View = await views.ShowAsync(row, book.Now, after, ct, new(category, order, place));
        return Page();
    }
}
