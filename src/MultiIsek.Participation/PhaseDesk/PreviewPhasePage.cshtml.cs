using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Vorschau: the public page of a phase as of a moment before, during or after it, whatever its draft says.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class PreviewPhasePage(IsekDbContext db, PhaseViews views) : PageModel
{
    public sealed record PreviewMoment(string Key, string Label);

    private static readonly PreviewMoment Before = new("vorher", "Vor der Phase");
    private static readonly PreviewMoment During = new("waehrend", "Während der Phase");
    private static readonly PreviewMoment After = new("nachher", "Nach der Phase");

    public static IReadOnlyList<PreviewMoment> Moments { get; } = [Before, During, After];

    public PreviewMoment Moment { get; private set; } = During;
    public PhaseView View { get; private set; } = null!;

    public static string UrlOf(string key, string moment) => $"{EditPhasePage.UrlOf(key)}/vorschau/{moment}";

    public async Task<IActionResult> OnGetAsync(string key, string wann, CancellationToken ct)
    {
        var found = await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.EventId == null && p.Key == key, ct);
        if (found?.StartsAt is not { } start || Moments.FirstOrDefault(m => m.Key == wann) is not { } moment)
        {
            return NotFound();
        }

        var phase = found.Unacted();
        phase.HasEnded = moment == After && phase.EndsAt is null;
        phase.ResultPublishedOn = moment == After ? found.ResultPublishedOn : null;
        var at =
            moment == Before ? start.AddDays(-1)
            : moment == During ? start
            : phase.EndsAt ?? start.AddDays(PhaseHints.UsualDays);
        var documents = await db.Set<PhaseDocument>().Where(d => d.PhaseId == found.Id).OrderBy(d => d.SortOrder).Select(d => d.DocumentId).ToListAsync(ct);
        Moment = moment;
        View = await views.ShowAsync(new PhaseRow(phase, documents), at, null, ct);
        return Page();
    }
}
