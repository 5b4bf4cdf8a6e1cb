using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Eine Prozessphase anlegen oder ändern.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditStagePage(PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public Plan Plan { get; private set; } = null!;

    /// <summary>Null for a new one.</summary>
    public ProcessStage? Row { get; private set; }
    public StageForm Form { get; private set; } = new();
    public IReadOnlyList<Choice> Documents { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Back => $"/verwaltung/plan/{Plan.Key}/angaben/weg";
    public string Here => $"{Back}/{Row?.Key ?? KeyText.New}";

    public async Task<IActionResult> OnGetAsync(string plan, string phase, CancellationToken ct) => await LoadAsync(plan, phase, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(string plan, string phase, [FromForm] StageForm typed, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(plan, phase, ct))
        {
            return NotFound();
        }

        Form = typed;
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new SaveStage(Plan.Id, Row?.Id, revision, typed), ct);
                return $"{Back}?getan=gespeichert";
            }
        );
    }

    public async Task<IActionResult> OnPostDeleteAsync(string plan, string phase, CancellationToken ct)
    {
        if (!await LoadAsync(plan, phase, ct) || Row is null)
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new DeleteStage(Plan.Id, Row.Id), ct);
                return $"{Back}?getan=geloescht";
            }
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string plan, string phase, CancellationToken ct)
    {
        if ((await lists.PlansAsync(ct)).FirstOrDefault(p => p.Key == plan) is not { } found)
        {
            return false;
        }

        Plan = found;
        Documents = await PlanSources.ListAsync(mediator, ct);
        Row = (await lists.StagesAsync(ct)).FirstOrDefault(s => s.PlanId == found.Id && s.Key == phase);
        Form = Row is null ? new() : StageForm.Of(Row, await PlanSources.KeyAsync(mediator, Row.SourceId, ct));
        return Row is not null || phase == KeyText.New;
    }
}
