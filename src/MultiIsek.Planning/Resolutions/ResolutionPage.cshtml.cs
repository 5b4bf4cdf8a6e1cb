using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Planning.Resolutions;

[AllowAnonymous]
internal sealed class ResolutionPage(ResolutionViews views, IMediator mediator) : PageModel
{
    public ResolutionView View { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, DocumentCard> Documents { get; private set; } = null!;

    public DocumentCard? Document(Guid? id) => id is { } known ? Documents.GetValueOrDefault(known) : null;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        if (await views.FindAsync(key, ct) is not { } found)
        {
            return NotFound();
        }

        View = found;
        var wanted = found.Clauses.SelectMany(c => c.Duties).Select(d => d.EvidenceId).Append(found.Resolution.SourceId).OfType<Guid>().ToHashSet();
        Documents = await mediator.Send(new FindDocuments(wanted), ct);
        ViewData["Title"] = found.Resolution.Title;
        ViewData["Section"] = "beschluesse";
        ViewData["Description"] = found.Resolution.Lead;
        ViewData["Canonical"] = found.Url;
        ViewData["Crumbs"] = new List<Crumb> { new("Beschlüsse", "/beschluesse"), new(found.Resolution.DecidedOn.ToGerman()) };
        return Page();
    }
}
