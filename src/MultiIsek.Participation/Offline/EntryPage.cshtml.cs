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
internal sealed partial class EntryPage(IsekDbContext db, IMediator mediator, BodyEntries bodies, OriginalIntake originals, BatchList batches, TimeProvider time)
    : PageModel,
        IFaulty
{
    private const int CardsFirst = 5;

    /// <param name="Faulty">Rows with a fault.</param>
    /// <param name="Known">Rows whose text was entered before.</param>
    public sealed record ReadList(int Rows, int Faulty, IReadOnlyList<(CardInput Card, string Number)> Known);

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

    /// <summary>Of a list that fills the form now.</summary>
    public ReadList? Read { get; private set; }
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

    /// <summary>Vorlage einer Liste, als XLSX.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(string key, CancellationToken ct) =>
        await LoadAsync(key, ct) ? File(EntryTable.Template(Phase, Elements, Bodies), OfficeTable.ContentType, $"beitraege-{Phase.Key}.xlsx") : NotFound();

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
            var (cards, hash) = await EntryTable.ReadAsync(content, ct);
            if (Batches.FirstOrDefault(b => b.Batch.TableHash == hash) is { } before)
            {
                throw new RefusedException($"Diese Liste ist schon eingetragen: {before.Numbers}. Nehmen Sie den Stapel unten zurück, wenn Sie sie noch einmal eintragen wollen.");
            }

            Input = Input with { Cards = cards, Table = hash };
            Faults = [.. Input.Check(Phase, Elements, Today, Bodies).Faults.Where(f => f.Field.Contains('-', StringComparison.Ordinal))];
            Read = new(cards.Count, Faults.Select(f => f.Field[(f.Field.LastIndexOf('-') + 1)..]).Distinct().Count(), await batches.KnownAsync(Phase, cards, ct));
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
            Stored = await mediator.Send(new EnterContributions(batch, Phase.Id, values, taken, Input.Table.Length == 0 ? null : Input.Table), ct);
        }
        catch (RefusedException e)
        {
            Faults = OriginalIntake.Again(Request, [new("", e.Message)]);
        }

        return Page();
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    private static EntryInput Blank => new() { Cards = [.. Enumerable.Repeat(CardInput.Empty, CardsFirst)] };

    private async Task<IReadOnlyList<StoredOriginal>> TakeAsync(CancellationToken ct)
    {
        (var taken, Faults) = await originals.TakeAsync(Request, 0, ct);
        return taken;
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
