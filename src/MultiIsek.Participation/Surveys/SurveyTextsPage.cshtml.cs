using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Surveys;

/// <summary>Alle freigegebenen Texte zu einer Frage, page by page.</summary>
[AllowAnonymous]
internal sealed class SurveyTextsPage(PhaseBook book, SurveyResults results, SurveyTexts texts) : PageModel
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public Question Question { get; private set; } = null!;
    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<string> Texts { get; private set; } = [];

    public static string UrlOf(string phase, Question question) => $"/mitmachen/{phase}/umfrage/texte?frage={question.Key}";

    public async Task<IActionResult> OnGetAsync(string phase, CancellationToken ct)
    {
        List = DeskList.Read($"/mitmachen/{phase}/umfrage/texte", Request.Query, "frage");
        if (
            (await book.FindAsync(phase, ct))?.Phase is not { } found
            || !found.IsSurvey()
            || await results.PublicAsync(found, found.StateAt(book.Now), ct) is not { } shown
            || shown.Questions.FirstOrDefault(q => q.Question.Key == List["frage"]) is not { Released: > 0 } question
        )
        {
            return NotFound();
        }

        (Phase, Question) = (found, question.Question);
        Texts = await texts.ReadAsync(found.Id, List.Cut(await texts.PublicAsync(found.Id, shown, question, ct)), ct);
        return Page();
    }
}
