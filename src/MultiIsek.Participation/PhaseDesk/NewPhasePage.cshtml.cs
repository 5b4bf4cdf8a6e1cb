using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Eine Phase anlegen: choose a template, look the form over, save.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class NewPhasePage(IMediator mediator, TimeProvider time) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/beteiligung/neu";

    /// <summary>Null while none is chosen.</summary>
    public PhaseTemplate? Template { get; private set; }
    public PhaseInput Input { get; private set; } = new();
    public PhaseChoices Choices { get; private set; } = new([], null, []);
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? vorlage, CancellationToken ct)
    {
        Template = PhaseTemplates.Find(vorlage);
        if (Template is null)
        {
            return vorlage is null ? Page() : NotFound();
        }

        Choices = await PhaseChoices.LoadAsync(mediator, null, ct);
        Input = PhaseInput.Of(Template, Choices, Berlin.Day(time.GetUtcNow().UtcDateTime));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? vorlage, CancellationToken ct)
    {
        if (!await ReadAsync(vorlage, ct))
        {
            return NotFound();
        }

        (var values, Faults) = Input.Check(Template!.Kind, Choices);
        return values is null ? Page() : Redirect($"{EditPhasePage.UrlOf(await mediator.Send(new CreatePhase(Template.Kind, values), ct))}?getan=angelegt");
    }

    /// <summary>Another version is chosen, so that its chapters can be; nothing is saved.</summary>
    public async Task<IActionResult> OnPostStepAsync(string? vorlage, CancellationToken ct) => await ReadAsync(vorlage, ct) ? Page() : NotFound();

    private async Task<bool> ReadAsync(string? vorlage, CancellationToken ct)
    {
        Template = PhaseTemplates.Find(vorlage);
        Input = PhaseInput.Read(Request.Form);
        Choices = await PhaseChoices.LoadAsync(mediator, Input.Version, ct);
        return Template is not null;
    }
}
