using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Bodies;

/// <summary>Wer in einer Phase gehört wird: put on the list, write to, remind, extend; and what came of it.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestFormLimits(ValueCountLimit = 2048)]
internal sealed class BodiesPage(IsekDbContext db, IMediator mediator, BodyBook book, TimeProvider time) : PageModel, IFaulty
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public BodyList List { get; private set; } = null!;
    public DateTime Now => time.GetUtcNow().UtcDateTime;
    public BodiesInput Input { get; private set; } = new();

    /// <summary>Of the reminder's button: pressed twice it is one reminder.</summary>
    public Guid Click { get; } = Guid.CreateVersion7();

    /// <summary>The body whose form comes back, with what was typed.</summary>
    public Guid? Of { get; private set; }
    public (string Day, string Reason, string Email) Typed { get; private set; } = ("", "", "");
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Here => UrlOf(Phase.Key);

    public static string UrlOf(string key) => $"{EditPhasePage.UrlOf(key)}/traeger";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, int? anzahl, CancellationToken ct)
    {
        var count = anzahl ?? 0;
        Done = getan switch
        {
            "aufgenommen" => count == 0
                ? "Diese Stellen standen schon in der Liste."
                : $"{GermanText.Count(count, "Stelle ist", "Stellen sind")} aufgenommen. Angeschrieben ist noch niemand.",
            "angeschrieben" => $"{GermanText.Count(count, "Anschreiben ist", "Anschreiben sind")} unterwegs.",
            "erinnert" => $"{GermanText.Count(count, "Erinnerung ist", "Erinnerungen sind")} unterwegs.",
            "veroeffentlicht" => $"{GermanText.Count(count, "Stellungnahme ist", "Stellungnahmen sind")} veröffentlicht.",
            "erneuert" => "Ein neuer Link ist unterwegs. Frühere Links gelten nicht mehr.",
            "verlaengert" => "Die Frist ist verlängert.",
            "zurueckgezogen" => "Die Einladung ist zurückgezogen. Der Link führt nirgends mehr hin.",
            "wieder" => "Die Einladung gilt wieder.",
            _ => null,
        };
        return await LoadAsync(key, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnGetCsvAsync(string key, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        var table = new Csv(BodyList.Head);
        foreach (var cells in List.Cells())
        {
            table.Row(cells);
        }

        return File(table.ToBytes(), Csv.ContentType, $"traeger-{Phase.Key}.csv");
    }

    public async Task<IActionResult> OnGetXlsxAsync(string key, CancellationToken ct) =>
        await LoadAsync(key, ct) ? File(OfficeTable.Write("Träger", BodyList.Head, [.. List.Cells()]), OfficeTable.ContentType, $"traeger-{Phase.Key}.xlsx") : NotFound();

    public async Task<IActionResult> OnPostAddAsync(string key, CancellationToken ct)
    {
        Input = BodiesInput.Read(Request.Form);
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        (var bodies, Faults) = Input.Check(await mediator.Send(new ListOrganisationAddresses(), ct));
        return bodies is null ? Page() : await TryAsync("aufgenommen", () => mediator.Send(new AddBodies(Phase.Id, bodies), ct));
    }

    public Task<IActionResult> OnPostInviteAsync(string key, CancellationToken ct) => ActAsync(key, "angeschrieben", id => mediator.Send(new InviteBodies(id), ct), ct);

    public Task<IActionResult> OnPostRemindAsync(string key, [FromForm] Guid click, CancellationToken ct) =>
        ActAsync(key, "erinnert", id => mediator.Send(new RemindBodies(id, click), ct), ct);

    public Task<IActionResult> OnPostPublishAsync(string key, CancellationToken ct) => ActAsync(key, "veroeffentlicht", id => mediator.Send(new PublishStatements(id), ct), ct);

    public Task<IActionResult> OnPostRenewAsync(string key, [FromForm] Guid id, [FromForm] string? email, CancellationToken ct)
    {
        (Of, Typed) = (id, ("", "", (email ?? "").Trim()));
        return ActAsync(key, "erneuert", phase => mediator.Send(new RenewLink(phase, id, Typed.Email.ToLowerInvariant()), ct), ct);
    }

    public async Task<IActionResult> OnPostExtendAsync(string key, [FromForm] Guid id, [FromForm] string? until, [FromForm] string? reason, CancellationToken ct)
    {
        (Of, Typed) = (id, ((until ?? "").Trim(), reason ?? "", ""));
        if (PhaseClock.Day(Typed.Day) is { } day)
        {
            return await ActAsync(key, "verlaengert", phase => mediator.Send(new ExtendBody(phase, id, PhaseClock.End(day, null), Typed.Reason), ct), ct);
        }

        Faults = [new($"until-{id}", "Geben Sie den neuen letzten Tag an, zum Beispiel 5.12.2026.")];
        return await LoadAsync(key, ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostWithdrawAsync(string key, [FromForm] Guid id, [FromForm] bool wieder, CancellationToken ct) =>
        ActAsync(key, wieder ? "wieder" : "zurueckgezogen", phase => mediator.Send(new WithdrawBody(phase, id, !wieder), ct), ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private Task<IActionResult> ActAsync(string key, string done, Func<Guid, Task<Unit>> act, CancellationToken ct) =>
        ActAsync(
            key,
            done,
            async id =>
            {
                await act(id);
                return 0;
            },
            ct
        );

    private async Task<IActionResult> ActAsync(string key, string done, Func<Guid, Task<int>> act, CancellationToken ct) =>
        await LoadAsync(key, ct) ? await TryAsync(done, () => act(Phase.Id)) : NotFound();

    private async Task<IActionResult> TryAsync(string done, Func<Task<int>> act)
    {
        try
        {
            return Redirect($"{Here}?getan={done}&anzahl={await act()}");
        }
        catch (BodyRefusedException e)
        {
            Faults = [e.Fault];
            return Page();
        }
    }

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key && p.Kind == PhaseKind.PublicBodies, ct) is not { } found)
        {
            return false;
        }

        Phase = found;
        List = await BodyList.LoadAsync(book, mediator, found, Now, ct);
        return true;
    }
}
