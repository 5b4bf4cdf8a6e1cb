using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
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
    public string? Seen { get; private set; }
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        (Input, IsSaved) = (MapInput.Of((await city.FindAsync(ct)).MapTiles), getan == "gespeichert");
        Seen = SeenForm.Of(Input);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] MapInput input, [FromForm] string? seen, CancellationToken ct)
    {
        (Input, Seen) = (input, seen);
        (var tiles, Faults) = input.Read();
        if (Faults.Count > 0)
        {
            return Page();
        }

        try
        {
            await mediator.Send(new SaveMapTiles(tiles) { Seen = seen }, ct);
            return Redirect("/verwaltung/stadt/karte?getan=gespeichert");
        }
        catch (StaleSettingException)
        {
            var stored = MapInput.Of((await city.FindAgainAsync(ct)).MapTiles);
            (Input, Faults) = SeenForm.Merge(seen, input, stored);
            Seen = SeenForm.Of(stored);
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
    }
}
