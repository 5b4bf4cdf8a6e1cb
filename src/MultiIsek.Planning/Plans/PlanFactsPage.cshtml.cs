using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Angaben zu einem Konzept ändern.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class PlanFactsPage(PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public Plan Plan { get; private set; } = null!;
    public PlanFacts Facts { get; private set; } = null!;
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(string plan, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(plan, ct))
        {
            return NotFound();
        }

        (IsDone, Facts) = (getan == "gespeichert", PlanFacts.Of(Plan));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string plan, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(plan, ct))
        {
            return NotFound();
        }

        Facts = PlanFacts.Read(Request.Form, [.. Plan.Horizons.Skip(1)]);
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new SavePlan(Plan.Id, Facts, revision), ct);
                return $"/verwaltung/plan/{Plan.Key}?getan=gespeichert";
            }
        );
    }

    private async Task<bool> LoadAsync(string plan, CancellationToken ct)
    {
        if ((await lists.PlansAsync(ct)).FirstOrDefault(p => p.Key == plan) is not { } found)
        {
            return false;
        }

        Plan = found;
        return true;
    }
}
