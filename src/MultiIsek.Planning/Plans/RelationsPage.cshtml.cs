using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Verbindungen eines Konzepts zu anderen Plänen, in their order.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class RelationsPage(PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<PlanRelation> Relations { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    public string TitleOf(PlanRelation relation) => relation.ToPlanId is { } id ? Names.GetValueOrDefault(id, "") : relation.ExternalTitle ?? "";

    public string Address => $"/verwaltung/plan/{Plan.Key}/angaben/verbindungen";

    public async Task<IActionResult> OnGetAsync(string plan, string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "gespeichert" => "Die Verbindung ist gespeichert.",
            "verschoben" => "Die Reihenfolge ist geändert.",
            "geloescht" => "Die Verbindung ist gelöscht.",
            _ => null,
        };
        return await LoadAsync(plan, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostMoveAsync(string plan, [FromForm] string? key, [FromForm] string? schritt, CancellationToken ct)
    {
        if (!await LoadAsync(plan, ct) || Relations.FirstOrDefault(s => s.Key == key) is not { } relation)
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new MoveRelation(Plan.Id, relation.Id, schritt == "hoch"), ct);
                return $"{Address}?getan=verschoben#{relation.Key}";
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
        Names = (await lists.PlansAsync(ct)).ToDictionary(p => p.Id, p => p.ShortName);
        Relations = [.. (await lists.RelationsAsync(ct)).Where(s => s.PlanId == found.Id)];
        return true;
    }
}
