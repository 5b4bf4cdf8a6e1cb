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

namespace MultiIsek.Participation.Surveys;

/// <summary>Antworten einer Umfrage, for staff: all counts, also small ones, and what was written freely.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class AnswersPage(IsekDbContext db, SurveyResults results, IMediator mediator) : PageModel
{
    private const int TextsMax = 500;

    public sealed record Written(string Question, string Text);

    public ParticipationPhase Phase { get; private set; } = null!;
    public SurveyResult Result { get; private set; } = null!;
    public IReadOnlyList<Written> Texts { get; private set; } = [];
    public bool IsCut => Texts.Count == TextsMax;
    public string Address => UrlOf(Phase.Key);

    public static string UrlOf(string key) => $"{EditPhasePage.UrlOf(key)}/antworten";

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        Result = await results.CountAsync(Phase.Id, Phase.Questions, isInterim: false, isPublic: false, ct);
        var id = Phase.Id;
        // By a random id: the order says nothing about who wrote first.
        Texts = await db.Set<SurveyAnswer>()
            .Where(a => a.Text != null && db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == id))
            .OrderBy(a => a.SubmissionId)
            .ThenBy(a => a.Question)
            .Take(TextsMax)
            .Select(a => new Written(a.Question, a.Text!))
            .ToListAsync(ct);
        return Page();
    }

    /// <summary>Alle Antworten als CSV; the log says who took them.</summary>
    public Task<IActionResult> OnPostCsvAsync(string key, CancellationToken ct) => ExportAsync(key, false, Csv.ContentType, "csv", ct);

    /// <summary>Alle Antworten als XLSX, mit den Fragen auf einem zweiten Blatt.</summary>
    public Task<IActionResult> OnPostXlsxAsync(string key, CancellationToken ct) => ExportAsync(key, true, OfficeTable.ContentType, "xlsx", ct);

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> ExportAsync(string key, bool isOffice, string type, string ending, CancellationToken ct) =>
        await FindAsync(key, ct) ? File(await mediator.Send(new ExportSurvey(Phase.Id, isOffice), ct), type, $"{Phase.Key}.{ending}") : NotFound();

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        var found = await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key && p.Kind == PhaseKind.Survey, ct);
        Phase = found!;
        return found is not null;
    }
}
