using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.EventDesk;
using MultiIsek.Participation.Events;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Registrations;

/// <summary>Wer sich zu einem Termin angemeldet hat; to print, to take along as a file, to enter who called.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class RegistrationsPage(IsekDbContext db, IMediator mediator) : PageModel, IFaulty
{
    public PublicEvent Event { get; private set; } = null!;
    public IReadOnlyList<EventRegistration> Seated { get; private set; } = [];
    public IReadOnlyList<EventRegistration> Waiting { get; private set; } = [];
    public RegistrationInput Input { get; private set; } = new();
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Here => UrlOf(Event.Key);

    public static string UrlOf(string key) => $"{EditEventPage.UrlOf(key)}/anmeldungen";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "platz" => "Eingetragen, mit Platz.",
            "warteliste" => "Eingetragen, auf der Warteliste.",
            "gestrichen" => "Die Anmeldung ist gestrichen. Wer auf der Warteliste stand, rückt nach.",
            _ => null,
        };
        return await LoadAsync(key, ct) ? Page() : NotFound();
    }

    /// <summary>Names and addresses leave the house: the log says who took them.</summary>
    public async Task<IActionResult> OnPostCsvAsync(string key, CancellationToken ct) =>
        await LoadAsync(key, ct) ? File(await mediator.Send(new ExportRegistrations(Event.Id, IsOffice: false), ct), Csv.ContentType, $"anmeldungen-{Event.Key}.csv") : NotFound();

    /// <inheritdoc cref="OnPostCsvAsync"/>
    public async Task<IActionResult> OnPostXlsxAsync(string key, CancellationToken ct) =>
        await LoadAsync(key, ct)
            ? File(await mediator.Send(new ExportRegistrations(Event.Id, IsOffice: true), ct), OfficeTable.ContentType, $"anmeldungen-{Event.Key}.xlsx")
            : NotFound();

    public async Task<IActionResult> OnPostAddAsync(string key, [FromForm] RegistrationInput input, CancellationToken ct)
    {
        Input = input;
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Faults = [.. input.Check()];
        if (Faults.Count > 0)
        {
            return Page();
        }

        try
        {
            var answer = await mediator.Send(new AddRegistration(Event.Id, input.CleanName, input.CleanEmail), ct);
            return Redirect($"{Here}?getan={(answer == RegistrationAnswer.Seated ? "platz" : "warteliste")}");
        }
        catch (RegistrationRefusedException e)
        {
            Faults =
            [
                e.Answer == RegistrationAnswer.Closed ? new("", "Dieser Termin ist vorbei, abgesagt oder nimmt keine Anmeldungen an.") : RegistrationInput.Explained(e.Answer),
            ];
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(string key, [FromForm] Guid id, CancellationToken ct) =>
        await LoadAsync(key, ct) && Seated.Concat(Waiting).Any(r => r.Id == id) && await mediator.Send(new RemoveRegistration(Event.Id, id), ct)
            ? Redirect($"{Here}?getan=gestrichen")
            : NotFound();

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await db.Set<PublicEvent>().AsNoTracking().FirstOrDefaultAsync(e => e.Key == key, ct) is not { } found)
        {
            return false;
        }

        Event = found;
        var rows = await db.Set<EventRegistration>().AsNoTracking().Where(r => r.EventId == found.Id).OrderBy(r => r.RegisteredAt).ThenBy(r => r.Id).ToListAsync(ct);
        Seated = [.. rows.Where(r => r.State == RegistrationState.Seated)];
        Waiting = [.. rows.Where(r => r.State == RegistrationState.Waiting)];
        return true;
    }
}
