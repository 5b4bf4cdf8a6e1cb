using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Photos;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Walks;

/// <summary>Befunde festhalten, on the way and with one hand: a short form that keeps its station, and below what is there already. Publishing is moderation's.</summary>
[Authorize(Policies.Drafts), PrivatePage, LargeForm(Megabytes = 45)]
internal sealed class FindingsPage(IsekDbContext db, IMediator mediator, WalkBook book, PhotoIntake photos, CurrentUser current) : PageModel, IFaulty
{
    public PublicEvent Event { get; private set; } = null!;
    public IReadOnlyList<StationView> Stations { get; private set; } = [];
    public IReadOnlyList<ElementCard> Measures { get; private set; } = [];
    public FindingInput Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public bool MayPublish => current.Has(Policies.Moderator);
    public bool MayPrepare => current.Has(Policies.Editor);
    public string Here => WalkDesk.Findings(Event.Key);

    public async Task<IActionResult> OnGetAsync(string key, string? station, string? nummer, string? sofort, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        var chosen = Stations.FirstOrDefault(s => s.Key == station) ?? (Stations is [var first, ..] ? first : null);
        Done =
            getan == "zurueck" ? "Der Befund ist zurückgenommen."
            : Comments.Contribution.ParseNumber(nummer) is var (year, no) ? $"{Comments.Contribution.PublicNumber(year, no)} ist gespeichert. Der nächste Befund, bitte."
            : null;
        Input = new()
        {
            Station = chosen?.Key,
            Element = chosen?.Element?.Key,
            IsPublished = MayPublish && sofort == "ja",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] FindingInput input, CancellationToken ct)
    {
        Input = input;
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        List<Fault> faults = input.Check(Stations);
        var taken = faults.Count > 0 ? null : await photos.TakeAsync(Request, PhotoIntake.MostAtOnce, ct);
        faults.AddRange(taken?.Faults ?? []);
        if (faults.Count > 0)
        {
            Faults = PhotoIntake.Again(faults, PhotoIntake.HasFile(Request));
            return Page();
        }

        try
        {
            var number = await mediator.Send(new RecordFinding(input.Id, Event.Id, input.Values(Stations, Measures, MayPublish, taken!)), ct);
            return Redirect($"{Here}?station={Uri.EscapeDataString(input.Station!)}&nummer={number}{(input.IsPublished ? "&sofort=ja" : "")}");
        }
        catch (RefusedException e)
        {
            Faults = PhotoIntake.Again([new("", e.Message)], PhotoIntake.HasFile(Request));
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(string key, [FromForm] Guid finding, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Stations.FirstOrDefault(s => s.Findings.Any(f => f.Id == finding)) is not { } station)
        {
            return NotFound();
        }

        Input = new() { Station = station.Key };
        try
        {
            await mediator.Send(new RemoveFinding(Event.Id, finding), ct);
            return Redirect($"{Here}?station={Uri.EscapeDataString(station.Key)}&getan=zurueck");
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
            return Page();
        }
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await WalkDesk.FindAsync(db, key, ct) is not { } found)
        {
            return false;
        }

        Event = found;
        Stations = await book.ListAsync(found.Id, forStaff: true, ct);
        Measures = await book.MeasuresAsync(found.PlanId, ct);
        return true;
    }
}
