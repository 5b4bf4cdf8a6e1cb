using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Eine Verbindung zu einem anderen Plan anlegen oder ändern.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditRelationPage(PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public Plan Plan { get; private set; } = null!;

    /// <summary>Null for a new one.</summary>
    public PlanRelation? Row { get; private set; }
    public RelationForm Form { get; private set; } = new();

    /// <summary>The city's other plans.</summary>
    public IReadOnlyList<Choice> Plans { get; private set; } = [];
    public IReadOnlyList<Choice> Documents { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Back => $"/verwaltung/plan/{Plan.Key}/angaben/verbindungen";
    public string Here => $"{Back}/{Row?.Key ?? KeyText.New}";

    public async Task<IActionResult> OnGetAsync(string plan, string verbindung, CancellationToken ct) => await LoadAsync(plan, verbindung, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(string plan, string verbindung, [FromForm] RelationForm typed, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(plan, verbindung, ct))
        {
            return NotFound();
        }

        Form = typed;
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new SaveRelation(Plan.Id, Row?.Id, revision, typed), ct);
                return $"{Back}?getan=gespeichert";
            }
        );
    }

    public async Task<IActionResult> OnPostDeleteAsync(string plan, string verbindung, CancellationToken ct)
    {
        if (!await LoadAsync(plan, verbindung, ct) || Row is null)
        {
            return NotFound();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new DeleteRelation(Plan.Id, Row.Id), ct);
                return $"{Back}?getan=geloescht";
            }
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string plan, string verbindung, CancellationToken ct)
    {
        if ((await lists.PlansAsync(ct)).FirstOrDefault(p => p.Key == plan) is not { } found)
        {
            return false;
        }

        Plan = found;
        Documents = await PlanSources.ListAsync(mediator, ct);
        Row = (await lists.RelationsAsync(ct)).FirstOrDefault(s => s.PlanId == found.Id && s.Key == verbindung);
        var plans = await lists.PlansAsync(ct);
        Plans = [.. plans.Where(p => p.Id != found.Id).Select(p => new Choice(p.Key, p.ShortName))];
        Form = Row is null
            ? new()
            : new()
            {
                Kind = Row.Kind,
                To = plans.FirstOrDefault(p => p.Id == Row.ToPlanId)?.Key,
                Title = Row.ExternalTitle,
                Url = Row.ExternalUrl,
                Note = Row.Note,
                Source = await PlanSources.KeyAsync(mediator, Row.SourceId, ct),
                SourceDetail = Row.SourceDetail,
            };
        return Row is not null || verbindung == KeyText.New;
    }
}
