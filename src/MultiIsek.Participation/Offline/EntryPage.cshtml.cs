using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Paper;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Offline;

/// <summary>Briefe, Anrufe, Karten einer Phase eintragen: many in one form, or from a table that fills the form.</summary>
[Authorize(Policies.Moderator), PrivatePage, LargeForm, RequestFormLimits(ValueCountLimit = 4096)]
internal sealed class EntryPage(IsekDbContext db, IMediator mediator, BodyEntries bodies, OriginalIntake originals, BatchList batches, TimeProvider time) : PageModel, IFaulty
{
    private const int CardsFirst = 5;

    public ParticipationPhase Phase { get; private set; } = null!;
    public EntryInput Input { get; private set; } = new();

    /// <summary>Of this form: sent twice it is one batch.</summary>
    public Guid BatchId { get; private set; } = Guid.CreateVersion7();
    public IReadOnlyList<ElementCard> Elements { get; private set; } = [];

    /// <summary>Whose letters it takes; null for anybody's.</summary>
    public IReadOnlyList<string>? Bodies { get; private set; }
    public IReadOnlyList<BatchView> Batches { get; private set; } = [];

    /// <summary>What was just stored, with codes that are shown this once; null before.</summary>
    public IReadOnlyList<EnteredContribution>? Stored { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Here => UrlOf(Phase.Key);

    public static string UrlOf(string key) => $"{EntryPhasesPage.Path}/{key}";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, string? bogen, CancellationToken ct)
    {
        Done = getan switch
        {
            "zurueck" => "Der Stapel ist zurückgenommen.",
            "scan" => "Der Scan liegt beim Stapel.",
            "scan-weg" => "Der Scan ist gelöscht.",
            _ => null,
        };
        Input = Blank;
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        if (PaperCode.ElementOf(Phase.Id, Elements, bogen) is { } element)
        {
            Input = new() { Channel = $"{Channel.Paper}", Cards = [CardInput.Empty with { Element = element.Key }, .. Input.Cards.Skip(1)] };
        }

        return Page();
    }

    /// <summary>More empty cards; nothing is saved.</summary>
    public async Task<IActionResult> OnPostMoreAsync(string key, [FromForm] Guid batch, CancellationToken ct)
    {
        (Input, BatchId) = (EntryInput.Read(Request.Form), batch);
        Input = Input with { Cards = [.. Input.Cards, .. Enumerable.Repeat(CardInput.Empty, Math.Min(CardsFirst, EntryInput.CardsMax - Input.Cards.Count))] };
        return await LoadAsync(key, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostTableAsync(string key, IFormFile? datei, CancellationToken ct)
    {
        Input = EntryInput.Read(Request.Form);
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        try
        {
            if (datei is null || datei.Length is 0 or > OfficeTable.SizeMax)
            {
                throw new RefusedException("Wählen Sie eine Tabelle mit höchstens 10 MB.");
            }

            await using var content = datei.OpenReadStream();
            Input = Input with { Cards = await EntryTable.ReadAsync(content, ct) };
            Done = "Die Tabelle steht im Formular, gespeichert ist noch nichts. Prüfen Sie die Karten, wählen Sie Kanal und Tag, und speichern Sie.";
            Faults = [.. Input.Check(Phase, Elements, Today, Bodies).Faults.Where(f => f.Field.Contains('-', StringComparison.Ordinal))];
        }
        catch (RefusedException e)
        {
            Faults = [new("datei", e.Message)];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] Guid batch, CancellationToken ct)
    {
        (Input, BatchId) = (EntryInput.Read(Request.Form), batch);
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        (var values, Faults) = Input.Check(Phase, Elements, Today, Bodies);
        var taken = values is null ? [] : await TakeAsync(ct);
        if (values is null || Faults.Count > 0)
        {
            Faults = OriginalIntake.Again(Request, Faults);
            return Page();
        }

        try
        {
            Stored = await mediator.Send(new EnterContributions(batch, Phase.Id, values, taken), ct);
        }
        catch (RefusedException e)
        {
            Faults = OriginalIntake.Again(Request, [new("", e.Message)]);
        }

        return Page();
    }

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

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    private static EntryInput Blank => new() { Cards = [.. Enumerable.Repeat(CardInput.Empty, CardsFirst)] };

    private async Task<IReadOnlyList<StoredOriginal>> TakeAsync(CancellationToken ct)
    {
        (var taken, Faults) = await originals.TakeAsync(Request, 0, ct);
        return taken;
    }

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

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, ct) is not { } found || !EntryPhasesPage.Takes(found))
        {
            return false;
        }

        Phase = found;
        Elements = found.PlanVersionId is { } version
            ? [.. (await mediator.Send(new ListElements(version), ct)).Where(e => found.Kind == PhaseKind.PublicBodies || found.Takes(e.Id, version, e.Role, e.IsCommentable))]
            : [];
        Bodies = await bodies.NamesAsync(found, ct);
        Batches = await batches.OfPhaseAsync(found, ct);
        return true;
    }
}
