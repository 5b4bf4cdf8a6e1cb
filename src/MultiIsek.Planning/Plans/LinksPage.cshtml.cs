using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Links eines Konzepts. Lines are added, removed and put in order by buttons that save nothing.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class LinksPage(PlanningLists lists, IMediator mediator) : PageModel, IFaulty
{
    public Plan Plan { get; private set; } = null!;
    public List<PlanLink> Links { get; private set; } = [];

    /// <summary>Of the plan when the form was opened.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public bool IsDone { get; private set; }
    public bool IsUnsaved { get; private set; }
    public string Address => $"/verwaltung/plan/{Plan.Key}/angaben/links";

    public async Task<IActionResult> OnGetAsync(string plan, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(plan, ct))
        {
            return NotFound();
        }

        (IsDone, Links) = (getan == "gespeichert", [.. Plan.Links, new("", "")]);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string plan, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(plan, ct))
        {
            return NotFound();
        }

        Links = LinksForm.Read(Request.Form);
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(new SaveLinks(Plan.Id, Links, revision), ct);
                return $"{Address}?getan=gespeichert";
            }
        );
    }

    /// <summary>The form anew, with a line more or less or elsewhere. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostFormAsync(string plan, [FromForm] string? act, CancellationToken ct)
    {
        if (!await LoadAsync(plan, ct))
        {
            return NotFound();
        }

        (Links, IsUnsaved) = (LinksForm.Read(Request.Form), true);
        LinksForm.Apply(Links, act ?? "");
        return Page();
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
        return true;
    }
}
