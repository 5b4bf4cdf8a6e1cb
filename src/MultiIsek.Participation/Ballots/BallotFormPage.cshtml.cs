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
using MultiIsek.Participation.Supports;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>
/// Maßnahmen gewichten: one page with all of them, guarded like the form of a comment. As with support a browser counts once, and a person with an account once; what is
/// sent later takes the place of what was sent before.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class BallotFormPage(
    IMediator mediator,
    PhaseBook book,
    BallotStore store,
    FormTokens tokens,
    CommentLimits limits,
    GuestForms guests,
    CurrentTenant tenant,
    CurrentUser current
) : PageModel
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public BallotRules Rules => Phase.Ballot!;
    public IReadOnlyList<ElementCard> Measures { get; private set; } = [];
    public BallotInput Input { get; private set; } = BallotInput.Empty;
    public FormAnswer Answer { get; private set; }
    public string Token { get; private set; } = "";

    /// <summary>This person, or this browser, has weighed before.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>What was just done.</summary>
    public BallotOutcome Outcome { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Name of the account; null for a guest.</summary>
    public string? Account => current.Id is null ? null : current.Name;
    public string Address => UrlOf(Phase.Key);
    public bool IsBefore => Phase.StateAt(book.Now) == PhaseState.Scheduled;
    private bool IsOpen => Phase.StateAt(book.Now) == PhaseState.Open;
    private FormPlace Place => new(Phase.Id, null, null, 0, null);

    public static string UrlOf(string phase) => $"/mitmachen/{phase}/gewichten";

    public async Task<IActionResult> OnGetAsync(string phase, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, ct))
        {
            return NotFound();
        }

        Token = tokens.Issue(FormTokens.Ballot, Place);
        if (!IsOpen)
        {
            return Say(FormAnswer.Closed, StatusCodes.Status200OK);
        }

        if (VoterOf(SupportCookie.Read(Request)) is { } voter && await store.OfAsync(Phase.Id, voter, ct) is { } before)
        {
            (Input, IsKnown) = (BallotInput.Of(before, Measures), true);
        }

        return Say(FormAnswer.Form, StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync(string phase, [FromForm] string? token, [FromForm] string? website, [FromForm] bool known, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, ct))
        {
            return NotFound();
        }

        (Input, IsKnown) = (BallotInput.Read(Request.Form, Measures), known);
        if (Refusal() is { } refusal)
        {
            return refusal;
        }

        var (form, fault, next) = tokens.Read(FormTokens.Ballot, Place, token);
        if (fault.OrTrapped(website).Explained().FirstOrDefault() is { } against)
        {
            return Again(next, against.Message);
        }

        (var values, Faults) = Input.Check(Rules, Measures);
        if (Faults.Count > 0)
        {
            Token = token!;
            return Say(FormAnswer.Form, StatusCodes.Status422UnprocessableEntity);
        }

        if ((limits.Ballot(tenant, HttpContext) ?? await guests.WaitAsync(HttpContext, ct)) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Again(
                token!,
                "Es kamen gerade viele Gewichtungen. Bitte senden Sie in einigen Minuten noch einmal ab; alles steht noch da.",
                StatusCodes.Status429TooManyRequests
            );
        }

        var browser = SupportCookie.Read(Request) ?? (current.Id is null ? SupportCookie.Set(Response, Request.IsHttps, form!.Browser) : null);
        Outcome = await store.SaveAsync(Phase.Id, Phase.Revision, VoterOf(browser)!, values, ct);
        return Outcome switch
        {
            BallotOutcome.Closed => Say(FormAnswer.Closed, StatusCodes.Status409Conflict),
            BallotOutcome.Changed => Again(
                token!,
                "Die Auswahl wurde gerade geändert. Bitte sehen Sie Ihre Angaben durch und senden Sie sie noch einmal ab.",
                StatusCodes.Status409Conflict
            ),
            _ => Say(FormAnswer.Stored, StatusCodes.Status200OK),
        };
    }

    /// <summary>Gewichtung zurücknehmen. It is in no need of a token: sent twice, it does the same once.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string phase, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, ct))
        {
            return NotFound();
        }

        if (Refusal() is { } refusal)
        {
            return refusal;
        }

        Outcome = VoterOf(SupportCookie.Read(Request)) is { } voter ? await store.RemoveAsync(Phase.Id, voter, ct) : BallotOutcome.None;
        if (Outcome == BallotOutcome.Closed)
        {
            return Say(FormAnswer.Closed, StatusCodes.Status409Conflict);
        }

        Outcome = BallotOutcome.None;
        return Say(FormAnswer.Stored, StatusCodes.Status200OK);
    }

    private PageResult? Refusal() =>
        !SameSite.IsOwn(Request) ? Say(FormAnswer.Foreign, StatusCodes.Status400BadRequest)
        : !IsOpen ? Say(FormAnswer.Closed, StatusCodes.Status409Conflict)
        : null;

    private string? VoterOf(string? browser) =>
        current.Id is { } account ? ContributionSupport.VoterOf(Phase.Id, account)
        : browser is null ? null
        : ContributionSupport.VoterOf(Phase.Id, browser);

    private PageResult Again(string token, string why, int status = StatusCodes.Status422UnprocessableEntity)
    {
        (Token, Faults) = (token, [new("absenden", why)]);
        return Say(FormAnswer.Form, status);
    }

    private async Task<bool> FindAsync(string phase, CancellationToken ct)
    {
        if ((await book.FindAsync(phase, ct))?.Phase is not { } found || !found.IsBallot())
        {
            return false;
        }

        Phase = found;
        Measures = [.. found.OnBallot(await mediator.Send(new ListElements(found.PlanVersionId!.Value), ct))];
        return true;
    }

    private PageResult Say(FormAnswer answer, int status)
    {
        Answer = answer;
        Response.StatusCode = status;
        return Page();
    }
}
