using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Bodies;

/// <summary>
/// Stellungnahme einer beteiligten Stelle, by the link of its letter: what it is about, what was sent, and the form, without an account. Opening the link changes
/// nothing; the button does, since programs that look through mail follow links and press none.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, PrivatePage]
internal sealed class StatementPage(
    IMediator mediator,
    BodyBook book,
    BodyStore store,
    FormTokens tokens,
    CommentLimits limits,
    ContributionUse use,
    CurrentTenant tenant,
    TimeProvider time
) : PageModel, IFaulty
{
    public string Code { get; private set; } = "";
    public InvitedBody Body { get; private set; } = null!;
    public ParticipationPhase Phase { get; private set; } = null!;
    public BodyTime Time => Phase.HeardAt(Body, time.GetUtcNow().UtcDateTime);

    /// <summary>All of the version, without texts.</summary>
    public IReadOnlyList<ElementCard> Elements { get; private set; } = [];

    /// <summary>The one that is read, with its text; null on the first page.</summary>
    public ElementCard? Element { get; private set; }
    public IReadOnlyList<BodyBook.Sent> Sent { get; private set; } = [];

    /// <summary>What was just stored.</summary>
    public BodyBook.Sent? Receipt { get; private set; }
    public string Answer { get; private set; } = nameof(BodyAnswer.Statement);
    public string Text { get; private set; } = "";
    public string Token { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Here => UrlOf(Element?.Key);

    private FormPlace Place => new(Body.Id, Element?.Id, Phase.PlanVersionId, 0, null);

    public string UrlOf(string? element) => element is null ? BodyLetters.Url(Code) : $"{BodyLetters.Url(Code)}/{element}";

    public async Task<IActionResult> OnGetAsync(string code, string? element, string? gesendet, CancellationToken ct)
    {
        if (!await FindAsync(code, element, ct))
        {
            return NotFound();
        }

        Receipt = Sent.FirstOrDefault(s => s.PublicNumber == gesendet);
        Token = tokens.Issue(FormTokens.Statement, Place);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(string code, CancellationToken ct)
    {
        if (!await FindAsync(code, null, ct))
        {
            return NotFound();
        }

        if (!SameSite.IsOwn(Request))
        {
            return BadRequest();
        }

        await store.OpenAsync(Body, ct);
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostSendAsync(
        string code,
        string? element,
        [FromForm] string? answer,
        [FromForm] string? text,
        [FromForm] string? token,
        CancellationToken ct
    )
    {
        if (!await FindAsync(code, element, ct))
        {
            return NotFound();
        }

        (Text, Answer) = (SubmitContribution.Clean(text), answer ?? Answer);
        (var form, var fault, Token) = tokens.Read(FormTokens.Statement, Place, token);
        if (!SameSite.IsOwn(Request))
        {
            return Refuse(StatusCodes.Status400BadRequest, new Fault("absenden", "Das Formular kam nicht von dieser Seite. Bitte senden Sie es hier noch einmal ab."));
        }

        if (Time != BodyTime.Open)
        {
            return Refuse(StatusCodes.Status409Conflict, Closed);
        }

        var (said, kind, faults) = StatementInput.Check(Text, Element is null ? Answer : nameof(BodyAnswer.Statement));
        Fault[] all = [.. faults, .. fault.Explained()];
        if (all.Length > 0)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, all);
        }

        if (limits.Statement(tenant, HttpContext) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(
                StatusCodes.Status429TooManyRequests,
                new Fault("absenden", "Von Ihrem Anschluss kamen viele Stellungnahmen. Bitte versuchen Sie es in einigen Minuten noch einmal; Ihr Text steht noch im Feld.")
            );
        }

        if (!await use.HasRoomAsync(ct))
        {
            return Refuse(
                StatusCodes.Status409Conflict,
                new Fault("absenden", "Zurzeit kann die Seite nichts mehr aufnehmen. Bitte schicken Sie uns Ihre Stellungnahme auf anderem Weg; Ihr Text steht noch im Feld.")
            );
        }

        var kept = await store.AddAsync(new(Body, kind, said, Element?.Id, form!.SubmissionId, form.Receipt.Hash), ct);
        if (kept is null)
        {
            return Refuse(StatusCodes.Status409Conflict, Closed);
        }

        if (kept.Text != said)
        {
            // A second text from the form of the first, out of the browser's history.
            Token = tokens.Write(FormTokens.Statement, FormToken.New(Place, form.IssuedAt));
            return Refuse(
                StatusCodes.Status409Conflict,
                new Fault("absenden", $"Aus diesem Formular ist schon {kept.Number} gespeichert. Soll auch dieser Text eine Stellungnahme werden, senden Sie noch einmal ab.")
            );
        }

        return Redirect($"{UrlOf(null)}?gesendet={kept.Number}");
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private static Fault Closed => new("absenden", "Die Frist ist vorbei, gespeichert ist nichts. Ihr Text steht noch im Feld; wenden Sie sich bitte an die Stadt.");

    private async Task<bool> FindAsync(string code, string? element, CancellationToken ct)
    {
        if (await book.FindAsync(code, ct) is not { } found)
        {
            return false;
        }

        (Code, Body, Phase) = (BodyLetters.Plain(ReceiptCode.Parse(code)!), found.Body, found.Phase);
        if (Body.OpenedAt is null)
        {
            return element is null;
        }

        Sent = [.. (await book.SentAsync(Phase.Id, Body.Id, ct))[Body.Id]];
        Elements = Phase.PlanVersionId is { } version ? await mediator.Send(new FindVersionElements(version), ct) : [];
        Element = element is not null && Phase.PlanVersionId is { } id && await mediator.Send(new FindVersionElements(id, element), ct) is [var one, ..] ? one : null;
        return element is null || Element is not null;
    }

    private PageResult Refuse(int status, params Fault[] faults)
    {
        Faults = faults;
        return new PageResult { StatusCode = status };
    }
}
