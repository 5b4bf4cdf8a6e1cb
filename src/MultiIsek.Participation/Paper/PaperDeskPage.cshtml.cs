using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Paper;

/// <summary>Papierbögen einer Phase: all, those of one field of action, or a single one.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class PaperDeskPage(IsekDbContext db, PhaseBook phases, PaperBook book, IPdfPrinter printer) : PageModel
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public IReadOnlyList<Choice> Choices { get; private set; } = [];
    public string? Chosen { get; private set; }
    public int Count { get; private set; }
    public IReadOnlyList<PaperSheet> Sheets { get; private set; } = [];
    public string? Notice { get; private set; }
    public bool CanPrint => printer.CanPrint;
    public PhaseState State => Phase.StateAt(phases.Now);

    public static string UrlOf(string key) => $"{EditPhasePage.UrlOf(key)}/boegen";

    /// <summary>Drafts, too: what is to lie in the town hall on the first day is printed before.</summary>
    public static async Task<ParticipationPhase?> FindAsync(IsekDbContext db, string key, DateTime now, CancellationToken ct) =>
        await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.EventId == null && p.Key == key, ct) is { } found && PaperBook.Takes(found, now)
            ? found
            : null;

    public async Task<IActionResult> OnGetAsync(string key, string? was, string? druck, string? pdf, CancellationToken ct)
    {
        if (await FindAsync(db, key, phases.Now, ct) is not { } found)
        {
            return NotFound();
        }

        var (all, own) = await book.ElementsAsync(found, ct);
        if (PaperChoice.Pick(all, own, was) is not { } picked)
        {
            return NotFound();
        }

        (Phase, Choices, Chosen, Count, Notice) = (found, PaperChoice.Of(all, own), was, picked.Count, PaperPage.NoticeOf(pdf));
        if (druck == "ja" || Notice is not null)
        {
            Sheets = await book.MakeAsync(found, picked, isAlone: false, ct);
        }

        return Page();
    }
}
