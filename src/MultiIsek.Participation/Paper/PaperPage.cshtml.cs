using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Paper;

/// <summary>Papierbogen zu einem Element, to be printed by the browser: the way that needs no tool on the server.</summary>
[AllowAnonymous]
internal sealed class PaperPage(PhaseBook phases, PaperBook book, IPdfPrinter printer) : PageModel
{
    /// <summary>Why there is no PDF, as the address says it.</summary>
    public const string Missing = "fehlt";
    public const string Later = "spaeter";

    public ParticipationPhase Phase { get; private set; } = null!;
    public PaperSheet Sheet { get; private set; } = null!;
    public string? Notice { get; private set; }
    public bool CanPrint => printer.CanPrint;

    public static string? NoticeOf(string? pdf) =>
        pdf switch
        {
            Missing => "Auf dieser Installation entstehen keine PDF-Dateien. Drucken Sie diese Seite mit Ihrem Browser.",
            Later => "Das PDF ist gerade nicht zu haben. Drucken Sie diese Seite mit Ihrem Browser, oder versuchen Sie es in einigen Minuten noch einmal.",
            _ => null,
        };

    public async Task<IActionResult> OnGetAsync(string phase, string? element, string? pdf, CancellationToken ct)
    {
        if ((await phases.FindAsync(phase, ct))?.Phase is not { } found || !PaperBook.Takes(found, phases.Now))
        {
            return NotFound();
        }

        if ((await book.ElementsAsync(found, ct)).Own.FirstOrDefault(e => e.Key == element) is not { } own)
        {
            return NotFound();
        }

        (Phase, Notice) = (found, NoticeOf(pdf));
        Sheet = (await book.MakeAsync(found, [own], isAlone: false, ct))[0];
        return Page();
    }
}
