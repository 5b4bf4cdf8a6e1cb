using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Comments;

/// <summary>
/// Writes a comment, with an account or without. No cookie is needed and no antiforgery pair: the browser says where the form comes from, and the form carries a signed, timed
/// token that belongs to this city, phase, version and paragraph.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class CommentFormPage(
    IMediator mediator,
    IsekDbContext db,
    PhaseBook book,
    FormTokens tokens,
    CommentLimits limits,
    ContributionUse use,
    GuestForms guests,
    CurrentTenant tenant,
    CurrentUser current
) : PageModel
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public CommentPlace Place { get; private set; } = null!;
    public DateTime Now { get; private set; }
    public FormAnswer Answer { get; private set; }
    public CommentInput Input { get; private set; } = new();
    public string Token { get; private set; } = "";
    public IReadOnlyList<Fault> Errors { get; private set; } = [];
    public StoredContribution? Stored { get; private set; }
    public ReceiptCode? Receipt { get; private set; }

    /// <summary>It came in a burst without a proof of work, so the city reads it first.</summary>
    public bool IsUnproven { get; private set; }

    /// <summary>Name of the account that will keep what is written; null for a guest.</summary>
    public string? Account => current.Id is null ? null : current.Name;

    public async Task<IActionResult> OnGetAsync(string phase, string? element, int? absatz, string? antwort, string? zitat, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (await FindAsync(phase, element, absatz, antwort, ct) is { } other)
        {
            return other;
        }

        Answer = Phase.StateAt(Now) == PhaseState.Open ? FormAnswer.Form : FormAnswer.Closed;
        Input = new() { Name = Account, Quote = Place.CanQuote ? zitat : null };
        Token = tokens.Issue(FormTokens.Comment, Place.Form, current.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string phase, string? element, int? absatz, string? antwort, [FromForm] CommentInput input, CancellationToken ct)
    {
        Response.SetFormHeaders();
        Input = input;
        if (await FindAsync(phase, element, absatz, antwort, ct) is { } other)
        {
            return other is NotFoundResult ? other : BadRequest();
        }

        if (!SameSite.IsOwn(Request))
        {
            return Say(FormAnswer.Foreign, StatusCodes.Status400BadRequest);
        }

        if (Phase.StateAt(Now) != PhaseState.Open)
        {
            return Say(FormAnswer.Closed, StatusCodes.Status409Conflict);
        }

        var (token, fault, next) = tokens.Read(FormTokens.Comment, Place.Form, input.Token, current.Id);
        var command = Command(token ?? FormToken.New(Place.Form, Now, current.Id));
        Errors = [.. Validate(command), .. QuoteFaults(command), .. fault.Explained()];
        if (Errors.Count > 0)
        {
            Token = next;
            return Say(FormAnswer.Form, StatusCodes.Status422UnprocessableEntity);
        }

        if (limits.Comment(tenant, HttpContext, command.Token.SubmissionId) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Say(FormAnswer.TooMany, StatusCodes.Status429TooManyRequests);
        }

        if (!await use.HasRoomAsync(ct))
        {
            return Say(FormAnswer.Full, StatusCodes.Status409Conflict);
        }

        IsUnproven = !await guests.IsTrustedAsync(HttpContext, ct);
        Stored = await mediator.Send(command with { IsUnproven = IsUnproven }, ct);
        if (Stored is null)
        {
            return Say(FormAnswer.Closed, StatusCodes.Status409Conflict);
        }

        if (Stored.IsRepeated && Stored.Text != command.Text)
        {
            // A second comment from the form of the first, out of the browser's history. Its new form has waited as long as the old one.
            Token = tokens.Write(FormTokens.Comment, FormToken.New(Place.Form, command.Token.IssuedAt, current.Id));
            return Say(FormAnswer.Form, StatusCodes.Status409Conflict);
        }

        Receipt = command.Token.Receipt;
        Response.SetPrivateHeaders();
        return Say(FormAnswer.Stored, StatusCodes.Status200OK);
    }

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task<IActionResult?> FindAsync(string phase, string? element, int? absatz, string? antwort, CancellationToken ct)
    {
        Now = book.Now;
        if ((await book.FindAsync(phase, ct))?.Phase is not { Kind: PhaseKind.ChapterComment } found)
        {
            return NotFound();
        }

        Phase = found;
        if (string.IsNullOrEmpty(element))
        {
            return Redirect($"/mitmachen/{found.Key}");
        }

        if (await CommentPlace.FindAsync(mediator, db, found, element, absatz ?? 0, antwort, ct) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        return null;
    }

    private SubmitContribution Command(FormToken token)
    {
        var name = Phase.AsksName ? SubmitContribution.Clean(Input.Name).ReplaceLineEndings(" ") : "";
        return new(token)
        {
            Text = SubmitContribution.Clean(Input.Text),
            Name = name.Length == 0 ? null : name,
            ShowsName = Input.ShowName,
            Quote = Place.FindQuote(Input.Quote),
            // Who signed in, signed out or changed the account while the form was open reads on the receipt that it is in no account.
            AuthorId = token.AuthorId is { } author && author == current.Id ? author : null,
            IsSuspicious = !string.IsNullOrEmpty(Input.Website),
        };
    }

    private static IEnumerable<Fault> Validate(SubmitContribution command)
    {
        List<ValidationResult> faults = [];
        Validator.TryValidateObject(command, new ValidationContext(command), faults, validateAllProperties: true);
        return faults.Select(f => new Fault(f.MemberNames.First().ToLowerInvariant(), f.ErrorMessage!));
    }

    private IEnumerable<Fault> QuoteFaults(SubmitContribution command)
    {
        var typed = Place.CanQuote ? SubmitContribution.Clean(Input.Quote) : "";
        return typed.Length == 0 ? []
            : command.Quote is null ? [new("quote", "Diese Wörter stehen so nicht im Absatz. Schreiben Sie sie ab, wie sie oben stehen, oder lassen Sie das Feld leer.")]
            : command.Quote.Length > Contribution.QuoteMax ? [new("quote", "Das Zitat ist zu lang: Höchstens 500 Zeichen sind möglich.")]
            : [];
    }

    private PageResult Say(FormAnswer answer, int status)
    {
        Answer = answer;
        Response.StatusCode = status;
        return Page();
    }
}
