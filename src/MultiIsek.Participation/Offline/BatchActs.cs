using MediatR;
using Microsoft.AspNetCore.Mvc;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Participation.Offline;

/// <summary>What can be done with a batch that is there: take it back, scans to it and away from it.</summary>
internal sealed partial class EntryPage
{
    public async Task<IActionResult> OnPostUndoAsync(string key, [FromForm] Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Batches.All(b => b.Batch.Id != id))
        {
            return NotFound();
        }

        return await ActAsync(new UndoEntries(id, Phase.Id), "zurueck", ct);
    }

    /// <summary>Scans to a batch that was entered before.</summary>
    public async Task<IActionResult> OnPostAttachAsync(string key, [FromForm] Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct) || Batches.FirstOrDefault(b => b.Batch.Id == id) is not { } batch)
        {
            return NotFound();
        }

        var (taken, faults) = await originals.TakeAsync(Request, batch.Originals.Count, ct);
        if (faults.Count > 0 || taken.Count == 0)
        {
            Faults = [new(batch.Field, faults.Count > 0 ? faults[0].Message : "Wählen Sie eine Datei.")];
            Input = Blank;
            return Page();
        }

        return await ActAsync(new AddOriginals(id, Phase.Id, taken), "scan", ct);
    }

    public async Task<IActionResult> OnPostDetachAsync(string key, [FromForm] Guid id, CancellationToken ct) =>
        await LoadAsync(key, ct) ? await ActAsync(new RemoveOriginal(id, Phase.Id), "scan-weg", ct) : NotFound();

    private async Task<IActionResult> ActAsync(IRequest command, string done, CancellationToken ct)
    {
        try
        {
            await mediator.Send(command, ct);
            return Redirect($"{Here}?getan={done}");
        }
        catch (RefusedException e)
        {
            (Faults, Input) = ([new("", e.Message)], Blank);
            return Page();
        }
    }
}
