using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>Fragen einer Umfrage bearbeiten: one form that is the whole survey.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestFormLimits(ValueCountLimit = 5000)]
internal sealed class QuestionsPage(IsekDbContext db, IMediator mediator) : PageModel, IFaulty
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public QuestionsForm Form { get; private set; } = null!;
    public IReadOnlyList<ElementCard> Elements { get; private set; } = [];

    /// <summary>Somebody has answered or begun to.</summary>
    public bool IsFixed { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Address => UrlOf(Phase.Key);

    public static string UrlOf(string key) => $"{EditPhasePage.UrlOf(key)}/fragen";

    public async Task<IActionResult> OnGetAsync(string key, string? getan, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Done = getan switch
        {
            "gespeichert" => "Die Fragen sind gespeichert.",
            "gleich" => "Es war nichts geändert.",
            _ => null,
        };
        Form = new([.. Phase.Questions.Select(q => QuestionDraft.Of(q, Elements))], Phase.ShowsInterim);
        return Page();
    }

    /// <summary>A step in the form: a question more, less, up or down. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostStepAsync(string key, [FromForm] string? schritt, [FromForm] string? art, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Form = QuestionsForm.Read(Request.Form).Step(schritt ?? "", Enum.TryParse<QuestionKind>(art, out var kind) && Enum.IsDefined(kind) ? kind : QuestionKind.Single);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string key, [FromForm] int revision, CancellationToken ct)
    {
        if (!await LoadAsync(key, ct))
        {
            return NotFound();
        }

        Form = QuestionsForm.Read(Request.Form);
        (var questions, Faults) = Form.Check(Elements);
        if (Faults.Count > 0)
        {
            return Page();
        }

        return await this.TryAsync(
            f => Faults = f,
            async () => $"{Address}?getan={(await mediator.Send(new SaveQuestions(Phase.Id, questions, Form.ShowsInterim, revision), ct) ? "gespeichert" : "gleich")}"
        );
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<bool> LoadAsync(string key, CancellationToken ct)
    {
        if (await db.Set<ParticipationPhase>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key && p.Kind == PhaseKind.Survey, ct) is not { } found)
        {
            return false;
        }

        Phase = found;
        IsFixed = found.Participants > 0 || await db.Set<SurveyDraft>().AnyAsync(d => d.PhaseId == found.Id, ct);
        List<ElementCard> elements = [];
        foreach (var plan in await mediator.Send(new ListPlans(), ct))
        {
            elements.AddRange(plan.Version is { } version ? await mediator.Send(new ListElements(version.Id), ct) : []);
        }

        Elements = elements;
        return true;
    }
}
