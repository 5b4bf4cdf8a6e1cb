using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

/// <summary>All plans; a city with one sees that plan at once.</summary>
[AllowAnonymous]
internal sealed class PlansPage(ReadableVersions readable, PlanViews views, IMediator mediator) : PageModel
{
    public PlanView? Only { get; private set; }
    public IReadOnlyList<PlanCard> Plans { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? fassung, string? q, string? ort, CancellationToken ct)
    {
        var plans = await readable.PlansAsync(ct);
        if (plans.Count == 1)
        {
            Only = await views.FindAsync(plans[0].Key, fassung, q, ort, ct);
            return Only is null ? NotFound() : Page();
        }

        Plans = await mediator.Send(new ListPlans(), ct);
        return Page();
    }
}
