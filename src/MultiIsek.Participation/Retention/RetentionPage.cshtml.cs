using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Retention;

/// <summary>Aufbewahrung: when what belongs to persons goes, phase by phase, and what the city keeps of the contributions of erased accounts.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class RetentionPage(IMediator mediator, SettingsBook settings, CurrentUser current) : PageModel, IFaulty
{
    public RetentionReport Plan { get; private set; } = null!;
    public AfterErasure Choice { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromForm] string? choice, CancellationToken ct)
    {
        if (!current.SignedInLately)
        {
            Faults = [FreshSignIn.FaultFor(current)];
        }
        else if (Enum.TryParse<AfterErasure>(choice, out var chosen) && Enum.IsDefined(chosen))
        {
            await mediator.Send(new ChooseAfterErasure(chosen), ct);
            Done = "Gespeichert. Es gilt für Konten, die von jetzt an gelöscht werden.";
        }
        else
        {
            Faults = [new("choice-0", "Wählen Sie, was von den Beiträgen bleibt.")];
        }

        await LoadAsync(ct);
        Choice = Faults.Count > 0 && Enum.TryParse<AfterErasure>(choice, out var typed) && Enum.IsDefined(typed) ? typed : Choice;
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Plan = await mediator.Send(new ApplyRetention(IsDryRun: true), ct);
        Choice = await settings.AfterErasureAsync(ct);
    }
}
