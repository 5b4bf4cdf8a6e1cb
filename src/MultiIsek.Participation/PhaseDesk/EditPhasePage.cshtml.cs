using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Eine Phase bearbeiten, ansehen, freigeben, beenden; and what was done with it.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EditPhasePage(IsekDbContext db, IMediator mediator, IActHistory history, ICityLand land, TimeProvider time) : PageModel, IFaulty
{
    private const int LogMax = 100;

    public ParticipationPhase Phase { get; private set; } = null!;
    public PhaseState State => Phase.StateAt(Now);
    public DateTime Now => time.GetUtcNow().UtcDateTime;
    public int Contributions { get; private set; }
    public PhaseInput Input { get; private set; } = new();
    public PhaseChoices Choices { get; private set; } = null!;
    public IReadOnlyList<string> Hints { get; private set; } = [];
    public IReadOnlyList<ActLine> Log { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>What was typed into the forms of single acts.</summary>
    public string Reason { get; private set; } = "";
    public string Result { get; private set; } = "";
    public (string Day, string Clock) Until { get; private set; } = ("", "");
    public string Address => UrlOf(Phase.Key);

    public static string UrlOf(string key) => $"{PhasesDeskPage.Path}/{key}";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        Done = PhaseDeskWords.Done(getan);
        return await LoadAsync(key, null, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(key, PhaseInput.Read(Request.Form), ct))
        {
            return NotFound();
        }

        (var values, Faults) = Input.Check(Phase.Kind, Choices);
        return values is null ? Page() : await TryAsync(async () => await mediator.Send(new SavePhase(Phase.Id, values, revision), ct) ? "gespeichert" : "gleich");
    }

    /// <summary>Another version is chosen, so that its chapters can be; nothing is saved.</summary>
    public async Task<IActionResult> OnPostStepAsync(string key, CancellationToken ct) => await LoadAsync(key, PhaseInput.Read(Request.Form), ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostReleaseAsync(string key, CancellationToken ct) => ActAsync(key, p => new ReleasePhase(p, true), "freigegeben", ct);

    public Task<IActionResult> OnPostHideAsync(string key, CancellationToken ct) => ActAsync(key, p => new ReleasePhase(p, false), "entwurf", ct);

    public Task<IActionResult> OnPostEndAsync(string key, [FromForm] string? reason, CancellationToken ct)
    {
        Reason = reason ?? "";
        return ActAsync(key, p => new EndPhase(p, Reason), "beendet", ct);
    }

    public async Task<IActionResult> OnPostExtendAsync(string key, [FromForm] string? until, [FromForm] string? untilClock, CancellationToken ct)
    {
        Until = ((until ?? "").Trim(), (untilClock ?? "").Trim());
        if (PhaseClock.Day(Until.Day) is { } day && (Until.Clock.Length == 0 || PhaseClock.Clock(Until.Clock) is not null))
        {
            return await ActAsync(key, p => new ExtendPhase(p, PhaseClock.End(day, PhaseClock.Clock(Until.Clock))), "verlaengert", ct);
        }

        Faults = [new("until", "Geben Sie den neuen letzten Tag an, zum Beispiel 5.12.2026, und die Uhrzeit, wenn es eine gibt, als 18:00.")];
        return await LoadAsync(key, null, ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostResultAsync(string key, [FromForm] string? result, CancellationToken ct)
    {
        Result = result ?? "";
        return ActAsync(key, p => new PublishResult(p, Result), "ergebnis", ct);
    }

    public Task<IActionResult> OnPostArchiveAsync(string key, CancellationToken ct) => ActAsync(key, p => new ArchivePhase(p, true), "abgeschlossen", ct);

    public Task<IActionResult> OnPostReopenAsync(string key, CancellationToken ct) => ActAsync(key, p => new ArchivePhase(p, false), "wieder", ct);

    public async Task<IActionResult> OnPostDeleteAsync(string key, CancellationToken ct)
    {
        var answer = await ActAsync(key, p => new DeletePhase(p), "", ct);
        return answer is RedirectResult ? Redirect($"{PhasesDeskPage.Path}?getan=geloescht") : answer;
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> ActAsync(string key, Func<Guid, IRequest> act, string done, CancellationToken ct)
    {
        if (!await LoadAsync(key, null, ct))
        {
            return NotFound();
        }

        return await TryAsync(async () =>
        {
            await mediator.Send(act(Phase.Id), ct);
            return done;
        });
    }

    private Task<IActionResult> TryAsync(Func<Task<string>> act) => this.TryAsync(f => Faults = f, async () => $"{Address}?getan={await act()}");

    /// <param name="typed">What stands in the form; null for what is stored.</param>
    private async Task<bool> LoadAsync(string key, PhaseInput? typed, CancellationToken ct)
    {
        if (await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.EventId == null && p.Key == key, ct) is not { } found)
        {
            return false;
        }

        Phase = found;
        Contributions = found.Participants + await db.Set<Contribution>().CountAsync(c => c.PhaseId == found.Id, ct);
        Choices = await PhaseChoices.LoadAsync(mediator, null, ct);
        var version = typed?.Version ?? Choices.Versions.FirstOrDefault(v => v.Id == found.PlanVersionId)?.Key;
        Choices = await PhaseChoices.LoadAsync(mediator, version, ct);
        Input = typed ?? PhaseInput.Of(found, Choices);
        Result = Result.Length > 0 ? Result : found.Result ?? "";
        Hints = found.StateAt(Now) is PhaseState.Draft or PhaseState.Scheduled or PhaseState.Open ? PhaseHints.Of(found, land.Code, Now) : [];
        Log = await history.ListAsync(found.Id.ToString(), LogMax, ct);
        return true;
    }
}
