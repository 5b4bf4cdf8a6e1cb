using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Der Weg eines Konzepts: its stages in their order.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class StagesPage(PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<ProcessStage> Stages { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Address => $"/verwaltung/plan/{Plan.Key}/angaben/weg";

    public async Task<IActionResult> OnGetAsync(string plan, string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "gespeichert" => "Die Phase ist gespeichert.",
            "verschoben" => "Die Reihenfolge ist geändert.",
            "geloescht" => "Die Phase ist gelöscht.",
            _ => null,
        };
        return await LoadAsync(plan, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostMoveAsync(string plan, [FromForm] string? key, [FromForm] string? schritt, CancellationToken ct)
    {
        if (!await LoadAsync(plan, ct) || Stages.FirstOrDefault(s => s.Key == key) is not { } stage)
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new MoveStage(Plan.Id, stage.Id, schritt == "hoch"), ct);
                return $"{Address}?getan=verschoben#{stage.Key}";
            }
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string plan, CancellationToken ct)
    {
        if ((await lists.PlansAsync(ct)).FirstOrDefault(p => p.Key == plan) is not { } found)
        {
            return false;
        }

        Plan = found;
        Stages = [.. (await lists.StagesAsync(ct)).Where(s => s.PlanId == found.Id)];
        return true;
    }
}
