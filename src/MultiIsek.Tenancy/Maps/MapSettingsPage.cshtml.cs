using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Settings;

namespace MultiIsek.Tenancy.Maps;

/// <summary>Kartenserver der Stadt.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class MapSettingsPage(OwnCity city, IMediator mediator) : PageModel, IFaulty
{
    public MapInput Input { get; private set; } = new();
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync(string? getan, CancellationToken ct) => (Input, IsSaved) = (MapInput.Of((await city.FindAsync(ct)).MapTiles), getan == "gespeichert");

    public async Task<IActionResult> OnPostAsync([FromForm] MapInput input, CancellationToken ct)
    {
        Input = input;
        (var tiles, Faults) = input.Read();
        if (Faults.Count > 0)
        {
            return Page();
        }

        await mediator.Send(new SaveMapTiles(tiles), ct);
        return Redirect("/verwaltung/stadt/karte?getan=gespeichert");
    }
}
