using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Planning.Elements;

[AllowAnonymous]
internal sealed class ElementPage(ElementViews views) : PageModel
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
        ViewData["Crumbs"] = new List<Crumb>([
            new("Plan", "/plan"),
            new(found.Plan.ShortName, $"/plan/{found.Plan.Key}{(found.IsCurrent ? "" : $"?fassung={found.Version.Key}")}"),
            .. found.Outline.Above(found.Head).Select(h => new Crumb(h.Label, found.UrlOf(h))),
            new(found.Head.Number ?? found.Head.Title),
        ]);
        return Page();
    }
}
