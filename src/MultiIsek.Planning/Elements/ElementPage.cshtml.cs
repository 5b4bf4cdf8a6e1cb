using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Elements;

[AllowAnonymous]
internal sealed class ElementPage(ElementViews views, IMediator mediator) : PageModel
{
    public ElementView Element { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string plan, string element, string? fassung, CancellationToken ct)
    {
        if (await views.FindAsync(plan, element, fassung, ct) is not { } found)
        {
            return NotFound();
        }

        Element = found;
        ViewData["Title"] = found.Head.Label;
        ViewData["Section"] = "plan";
        ViewData["Description"] = found.Head.Lead ?? found.Head.Missing ?? $"{found.Type.Singular} in {found.Plan.ShortName}";
        ViewData["Canonical"] = found.UrlOf(found.Head);
        var query = found.IsCurrent ? "" : $"?fassung={found.Version.Key}";
        IEnumerable<Crumb> top = await mediator.Send(new ListPlans(), ct) is { Count: 1 }
            ? [new Crumb("Plan", $"/plan/{found.Plan.Key}{query}")]
            : [new Crumb("Plan", "/plan"), new Crumb(found.Plan.ShortName, $"/plan/{found.Plan.Key}{query}")];
        ViewData["Crumbs"] = top.Concat(found.Outline.Above(found.Head).Select(h => new Crumb(h.Label, found.UrlOf(h))))
            .Append(new Crumb(found.Head.Number ?? found.Head.Title))
            .ToList();
        return Page();
    }
}
