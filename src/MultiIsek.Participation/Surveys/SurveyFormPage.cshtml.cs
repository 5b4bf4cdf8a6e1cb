using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>
/// An einer Umfrage teilnehmen: one page with all questions, guarded like the form of a comment. It asks for no account and looks at none. What somebody has typed can be
/// kept, and taken up again with a code, which comes in the body only.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequestFormLimits(ValueCountLimit = 5000)]
internal sealed partial class SurveyFormPage(
    IMediator mediator,
    PhaseBook book,
    SurveyStore store,
    FormTokens tokens,
    CommentLimits limits,
    GuestForms guests,
    CurrentTenant tenant
) : PageModel
{
    private const string Kind = "survey";

    public ParticipationPhase Phase { get; private set; } = null!;
    public IReadOnlyList<Question> Questions => Phase.Questions;
    public IReadOnlyDictionary<Guid, ElementCard> Elements { get; private set; } = new Dictionary<Guid, ElementCard>();
    public SurveyInput Input { get; private set; } = SurveyInput.Empty;
    public FormAnswer Answer { get; private set; }
    public string Token { get; private set; } = "";

    /// <summary>Of a draft that was taken up: goes on with the form.</summary>
    public ReceiptCode? Code { get; private set; }

    /// <summary>What was typed is kept under this code, which is shown now and never again.</summary>
    public ReceiptCode? Kept { get; private set; }
    public bool IsResumed { get; private set; }
    public bool IsRepeated { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Address => UrlOf(Phase.Key);
    public bool IsBefore => Phase.StateAt(book.Now) == PhaseState.Scheduled;
    private bool IsOpen => Phase.StateAt(book.Now) == PhaseState.Open;
    private FormPlace Place => new(Phase.Id, null, null, 0, null);

    public static string UrlOf(string phase) => $"/mitmachen/{phase}/umfrage";

    public async Task<IActionResult> OnGetAsync(string phase, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, ct))
        {
            return NotFound();
        }

        Token = tokens.Issue(Kind, Place);
        return Say(IsOpen ? FormAnswer.Form : FormAnswer.Closed, StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync(string phase, [FromForm] SurveySent sent, CancellationToken ct)
    {
        var (refusal, token) = await TakeAsync(phase, sent, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        (var answers, Faults) = Input.Check(Questions);
        if (Faults.Count + answers.Count == 0)
        {
            Faults = [new("absenden", "Sie haben noch keine Frage beantwortet.")];
        }

        if (Faults.Count > 0)
        {
            return Again(sent.Token!);
        }

        var outcome = await store.AddAsync(Phase.Id, Phase.Revision, token!.SubmissionId, answers, (Code ?? token.Receipt).Hash, ct);
        if (outcome == SurveyOutcome.Closed)
        {
            return Say(FormAnswer.Closed, StatusCodes.Status409Conflict);
        }

        if (outcome == SurveyOutcome.Changed)
        {
            Faults = [new("absenden", "Die Umfrage wurde gerade geändert. Bitte sehen Sie Ihre Antworten durch und senden Sie sie noch einmal ab.")];
            return Again(sent.Token!, StatusCodes.Status409Conflict);
        }

        IsRepeated = outcome == SurveyOutcome.Repeated;
        Response.SetPrivateHeaders();
        return Say(FormAnswer.Stored, StatusCodes.Status200OK);
    }

    /// <summary>Everything that speaks against a form, whatever shall be done with it.</summary>
    private async Task<(IActionResult? Refusal, FormToken? Token)> TakeAsync(string phase, SurveySent sent, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, ct))
        {
            return (NotFound(), null);
        }

        (Input, Code) = (SurveyInput.Read(Request.Form, Questions), ReceiptCode.Parse(sent.Resumed));
        if (Refusal() is { } refusal)
        {
            return (refusal, null);
        }

        var (token, fault, next) = tokens.Read(Kind, Place, sent.Token);
        Faults = [.. fault.OrTrapped(sent.Website).Explained()];
        if (Faults.Count > 0)
        {
            return (Again(next), null);
        }

        if ((limits.Survey(tenant, HttpContext) ?? await guests.WaitAsync(HttpContext, ct)) is { } wait)
        {
            Response.SetRetryAfter(wait);
            Faults = [new("absenden", "Es kamen in kurzer Zeit viele Antworten. Bitte senden Sie in einigen Minuten noch einmal ab; alles steht noch da.")];
            return (Again(sent.Token!, StatusCodes.Status429TooManyRequests), null);
        }

        return (null, token);
    }

    private PageResult? Refusal() =>
        !SameSite.IsOwn(Request) ? Say(FormAnswer.Foreign, StatusCodes.Status400BadRequest)
        : !IsOpen ? Say(FormAnswer.Closed, StatusCodes.Status409Conflict)
        : null;

    private PageResult Again(string token, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Token = token;
        return Say(FormAnswer.Form, status);
    }

    private async Task<bool> FindAsync(string phase, CancellationToken ct)
    {
        if ((await book.FindAsync(phase, ct))?.Phase is not { Kind: PhaseKind.Survey, Questions.Count: > 0 } found)
        {
            return false;
        }

        Phase = found;
        Search = await PlaceSearch.OfferAsync(mediator, found.Questions, ct);
        Elements = await mediator.Send(new FindElements([.. found.Questions.Select(q => q.ElementId).OfType<Guid>().Distinct()]), ct);
        return true;
    }

    private PageResult Say(FormAnswer answer, int status)
    {
        Answer = answer;
        Response.StatusCode = status;
        return Page();
    }
}
