using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Walks;

/// <summary>Stationen einer Begehung: the list, and one form for a new one or the one that is chosen.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class StationsPage(IsekDbContext db, IMediator mediator, WalkBook book) : PageModel, IFaulty
{
    public PublicEvent Event { get; private set; } = null!;
    public IReadOnlyList<StationView> Stations { get; private set; } = [];
    public IReadOnlyList<SpaceCard> Spaces { get; private set; } = [];
    public IReadOnlyList<ElementCard> Measures { get; private set; } = [];
    public StationInput Input { get; private set; } = new();

    /// <summary>Null for a new one.</summary>
    public StationView? Chosen { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Here => WalkDesk.Stations(Event.Key);

    public async Task<IActionResult> OnGetAsync(string key, string? station, string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "gespeichert" => "Die Station ist gespeichert.",
            "geloescht" => "Die Station ist gelöscht.",
            _ => null,
        };
        if (!await LoadAsync(key, station, ct))
        {
            return NotFound();
        }

        Input = Chosen is null ? new() : StationInput.Of(Chosen);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromQuery] string? station, [FromForm] StationInput input, CancellationToken ct)
    {
        if (!await LoadAsync(key, station, ct))
        {
            return NotFound();
        }

        (Input, (var values, Faults)) = (input, input.Check(Spaces, Measures));
        return values is null ? Page() : await TryAsync(new SaveStation(Event.Id, Chosen?.Id, values), "gespeichert", ct);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string key, [FromQuery] string? station, CancellationToken ct)
    {
        if (!await LoadAsync(key, station, ct) || Chosen is null)
        {
            return NotFound();
        }

        Input = StationInput.Of(Chosen);
        return await TryAsync(new DeleteStation(Event.Id, Chosen.Id), "geloescht", ct);
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private Task<IActionResult> TryAsync(IRequest command, string done, CancellationToken ct) =>
        this.TryAsync(
            f => Faults = f,
            async () =>
            {
                await mediator.Send(command, ct);
                return $"{Here}?getan={done}";
            }
        );

    private async Task<bool> LoadAsync(string key, string? station, CancellationToken ct)
    {
        if (await WalkDesk.FindAsync(db, key, ct) is not { } found)
        {
            return false;
        }

        Event = found;
        Stations = await book.ListAsync(found.Id, forStaff: true, ct);
        Spaces = await mediator.Send(new ListSpaces(), ct);
        Measures = await book.MeasuresAsync(found.PlanId, ct);
        Chosen = Stations.FirstOrDefault(s => s.Key == station);
        return string.IsNullOrEmpty(station) || Chosen is not null;
    }
}
