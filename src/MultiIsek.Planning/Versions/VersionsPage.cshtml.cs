using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Versions;

/// <summary>A version with what happened to it.</summary>
internal sealed record VersionLine(PlanVersion Version, PlanVersion? BasedOn, int Elements, bool IsCurrent, IReadOnlyList<CouncilResolution> Resolutions, DocumentCard? Source);

[AllowAnonymous]
internal sealed class VersionsPage(PlanningLists lists, ReadableVersions readable, IMediator mediator) : PageModel
{
    public Plan Plan { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string plan, CancellationToken ct)
    {
        var plans = await lists.PlansAsync(ct);
        if (plans.FirstOrDefault(p => p.Key == plan) is not { } found || !await readable.HasAsync(found, ct))
        {
            return NotFound();
        }

        Plan = found;
        var all = await readable.ListAsync(ct);
        var own = all.Where(v => v.PlanId == found.Id).OrderByDescending(v => v.No).ToList();
        var resolutions = (await lists.ResolutionsAsync(ct)).ToLookup(r => r.PlanVersionId);
        var sources = await mediator.Send(new FindDocuments([.. own.Select(v => v.SourceId).OfType<Guid>()]), ct);
        var outlines = (await lists.OutlinesAsync(own, ct)).ToDictionary(o => o.VersionId);
        Versions =
        [
            .. own.Select(v => new VersionLine(
                v,
                all.FirstOrDefault(b => b.Id == v.BasedOnId),
                outlines[v.Id].All.Count,
                v.Id == all.Current(found.Id)?.Id,
                [.. resolutions[v.Id]],
                sources.GetValueOrDefault(v.SourceId ?? Guid.Empty)
            )),
        ];
        ViewData["Title"] = $"Fassungen: {found.ShortName}";
        ViewData["Section"] = "plan";
        ViewData["Canonical"] = $"/fassungen/{found.Key}";
        ViewData["Crumbs"] = new List<Crumb> { new("Plan", "/plan"), new(found.ShortName, $"/plan/{found.Key}"), new("Fassungen") };
        return Page();
    }
}
