using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>Zahlen einer Gewichtung, for staff: as of now, also small ones, beside what plan and committees say.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class BallotsPage(IsekDbContext db, BallotResults results, IMediator mediator) : PageModel
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public BallotResult Result { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, ElementPriority> Priorities { get; private set; } = new Dictionary<Guid, ElementPriority>();
    public string Address => UrlOf(Phase.Key);

    public static string UrlOf(string key) => $"{EditPhasePage.UrlOf(key)}/gewichtung";

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        var version = Phase.PlanVersionId!.Value;
        Result = await results.CountAsync(Phase, Phase.OnBallot(await mediator.Send(new ListElements(version), ct)), isPublic: false, ct);
        Priorities = await mediator.Send(new ListPriorities(version), ct);
        return Page();
    }

    /// <summary>Alle Gewichtungen als CSV; the log says who took them.</summary>
    public async Task<IActionResult> OnPostCsvAsync(string key, CancellationToken ct) =>
        await FindAsync(key, ct) ? File(await mediator.Send(new ExportBallots(Phase.Id), ct), Csv.ContentType, $"{Phase.Key}.csv") : NotFound();

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        var found = await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, ct);
        Phase = found!;
        return found?.IsBallot() == true;
    }
}
