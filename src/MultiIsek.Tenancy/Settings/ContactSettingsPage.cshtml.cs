using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
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
    public string? Seen { get; private set; }
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        (Input, IsSaved) = (ContactInput.Of(tenant.Contact, tenant.Links), getan == "gespeichert");
        Seen = SeenForm.Of(Input);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] ContactInput input, [FromForm] string? seen, CancellationToken ct)
    {
        (Input, Seen) = (input, seen);
        (var command, Faults) = input.Read();
        if (Faults.Count > 0)
        {
            return Page();
        }

        try
        {
            await mediator.Send(command with { Seen = seen }, ct);
            return Redirect($"{Address}?getan=gespeichert");
        }
        catch (RefusedException e)
        {
            Faults = [new("street", e.Message)];
            return Page();
        }
        catch (StaleSettingException)
        {
            var tenant = await city.FindAgainAsync(ct);
            var stored = ContactInput.Of(tenant.Contact, tenant.Links);
            (Input, Faults) = SeenForm.Merge(seen, input, stored);
            Seen = SeenForm.Of(stored);
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
    }
}
