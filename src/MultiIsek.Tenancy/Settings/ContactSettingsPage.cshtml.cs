using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Kontakt der Stadt einrichten.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class ContactSettingsPage(OwnCity city, IMediator mediator) : PageModel, IFaulty
{
    private const string Address = "/verwaltung/stadt/kontakt";

    public ContactInput Input { get; private set; } = new();
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        (Input, IsSaved) = (ContactInput.Of(tenant.Contact, tenant.Links), getan == "gespeichert");
    }

    public async Task<IActionResult> OnPostAsync([FromForm] ContactInput input, CancellationToken ct)
    {
        Input = input;
        (var command, Faults) = input.Read();
        if (Faults.Count > 0)
        {
            return Page();
        }

        try
        {
            await mediator.Send(command, ct);
            return Redirect($"{Address}?getan=gespeichert");
        }
        catch (RefusedException e)
        {
            Faults = [new("street", e.Message)];
            return Page();
        }
    }
}
