using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Spaces;

[AllowAnonymous]
internal sealed class SpacePage(PlanningLists lists, SpaceElements elements, IMediator mediator) : PageModel
{
    public Space Space { get; private set; } = null!;
    public Space? Within { get; private set; }
    public IReadOnlyList<Space> Children { get; private set; } = [];
    public IReadOnlyList<PlacedElement> Elements { get; private set; } = [];
    public IReadOnlyList<CouncilResolution> Resolutions { get; private set; } = [];
    public DocumentCard? Source { get; private set; }

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct)
    {
        var spaces = await lists.SpacesAsync(ct);
        if (spaces.FirstOrDefault(s => s.Key == space) is not { } found)
        {
            return NotFound();
        }

        var tree = new SpaceTree(spaces);
        Space = found;
        Within = tree.Find(found.ParentId);
        Children = [.. tree.ChildrenOf(found.Id)];
        Elements = await elements.OfAsync(tree.Within(found.Id), ct);
        Resolutions = found.Kind is SpaceKind.Municipality or SpaceKind.Region ? [] : await NamingAsync(found.Name, ct);
        Source = found.SourceId is { } source ? (await mediator.Send(new FindDocuments([source]), ct)).GetValueOrDefault(source) : null;
        ViewData["Title"] = found.Name;
        ViewData["Canonical"] = $"/orte/{found.Key}";
        ViewData["Description"] = $"{found.Name}: was dort geplant ist.";
        ViewData["Crumbs"] = new List<Crumb>(
            tree.Above(found.Id)
                .Reverse()
                .Select(id => tree.Find(id)!)
                .Select(s => new Crumb(s.Name, $"/orte/{s.Key}"))
                .Prepend(new Crumb("Orte", "/orte"))
                .Append(new Crumb(found.Name))
        );
        return Page();
    }

    /// <summary>Resolutions that name the place where they say what they apply to.</summary>
    private async Task<IReadOnlyList<CouncilResolution>> NamingAsync(string name, CancellationToken ct)
    {
        var word = new Regex($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant);
        var naming = (await lists.TargetsAsync(ct)).Where(t => t.Label is not null && word.IsMatch(t.Label)).Select(t => t.ResolutionId).ToHashSet();
        return [.. (await lists.ResolutionsAsync(ct)).Where(r => naming.Contains(r.Id))];
    }
}
