using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.EventDesk;

/// <summary>Einen Termin eintragen oder ändern.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditEventPage(IsekDbContext db, IMediator mediator, IActHistory history) : PageModel, IFaulty
{
    private const int LogMax = 50;

    /// <summary>Null for a new one.</summary>
    public PublicEvent? Row { get; private set; }
    public EventInput Input { get; private set; } = new();
    public EventChoices Choices { get; private set; } = null!;
    public IReadOnlyList<ActLine> Log { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Here => UrlOf(Row?.Key ?? KeyText.New);

    public static string UrlOf(string key) => $"{EventsDeskPage.Path}/{key}";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "angelegt" => "Der Termin ist eingetragen und steht öffentlich unter „Termine“.",
            "gespeichert" => "Gespeichert.",
            "gleich" => "Es gab nichts zu ändern.",
            _ => null,
        };
        return await LoadAsync(key, null, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(key, EventInput.Read(Request.Form), ct))
        {
            return NotFound();
        }

        (var values, Faults) = new EventRules(Input, Choices).Check();
        return values is null
            ? Page()
            : await TryAsync(async () =>
                Row is null ? $"{UrlOf(await mediator.Send(new CreateEvent(values), ct))}?getan=angelegt"
                : await mediator.Send(new SaveEvent(Row.Id, values, revision), ct) ? $"{Here}?getan=gespeichert"
                : $"{Here}?getan=gleich"
            );
    }

    public async Task<IActionResult> OnPostDeleteAsync(string key, CancellationToken ct)
    {
        if (!await LoadAsync(key, null, ct) || Row is null)
        {
            return NotFound();
        }

        return await TryAsync(async () =>
        {
            await mediator.Send(new DeleteEvent(Row.Id), ct);
            return $"{EventsDeskPage.Path}?getan=geloescht";
        });
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private Task<IActionResult> TryAsync(Func<Task<string>> act) => this.TryAsync(f => Faults = f, act);

    /// <param name="typed">What stands in the form; null for what is stored.</param>
    private async Task<bool> LoadAsync(string key, EventInput? typed, CancellationToken ct)
    {
        Row = await db.Set<PublicEvent>().AsNoTracking().SingleOrDefaultAsync(e => e.Key == key, ct);
        if (Row is null && key != KeyText.New)
        {
            return false;
        }

        Choices = await EventChoices.LoadAsync(mediator, typed?.DocumentKeys ?? [], ct);
        Input = typed ?? new() { Plan = Choices.Plans is [var only] ? only.Key : "" };
        if (Row is not null)
        {
            Input = typed ?? await StoredAsync(Row, ct);
            Log = await history.ListAsync(Row.Id.ToString(), LogMax, ct);
        }

        return true;
    }

    private async Task<EventInput> StoredAsync(PublicEvent row, CancellationToken ct)
    {
        var spaces = await db.Set<EventSpace>().Where(s => s.EventId == row.Id).Select(s => s.SpaceId).ToListAsync(ct);
        var documents = await db.Set<EventDocument>().Where(d => d.EventId == row.Id).OrderBy(d => d.SortOrder).Select(d => d.DocumentId).ToListAsync(ct);
        var cards = documents.Count == 0 ? new Dictionary<Guid, DocumentCard>() : await mediator.Send(new FindDocuments(documents, true), ct);
        return EventInput.Of(
            row,
            Choices.Plans.FirstOrDefault(p => p.Id == row.PlanId)?.Key,
            [.. Choices.Spaces.Where(s => spaces.Contains(s.Id)).Select(s => s.Key)],
            [.. documents.Where(cards.ContainsKey).Select(d => cards[d].Key)]
        );
    }
}
