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
using MultiIsek.Participation.MapPins;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Photos;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ideas;

/// <summary>Eine Idee schreiben, or answer one: guarded like the form of a comment, and stored by the same statement.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[LargeForm(Megabytes = 25)]
internal sealed class IdeaFormPage(
    IMediator mediator,
    PhaseBook book,
    ContributionList list,
    FormTokens tokens,
    CommentLimits limits,
    PhotoIntake photos,
    ContributionUse use,
    GuestForms guests,
    CurrentTenant tenant,
    CurrentUser current
) : PageModel
{
    public ParticipationPhase Phase { get; private set; } = null!;

    /// <summary>The idea that is answered.</summary>
    public ContributionRow? Parent { get; private set; }
    public IReadOnlyList<SpaceCard> Spaces { get; private set; } = [];
    public FormAnswer Answer { get; private set; }
    public IdeaInput Input { get; private set; } = new();
    public string Token { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public StoredContribution? Stored { get; private set; }
    public ReceiptCode? Receipt { get; private set; }

    /// <summary>The text is stored, and its photo could not be.</summary>
    public bool IsPhotoLost { get; private set; }
    public PhotoIntake.Taken Photo { get; private set; } = PhotoIntake.None;

    /// <summary>It came in a burst without a proof of work, so the city reads it first.</summary>
    public bool IsUnproven { get; private set; }

    /// <summary>What is planned where the pin stands.</summary>
    public IReadOnlyList<ElementCard> There { get; private set; } = [];
    public StreetSearch Streets { get; private set; } = StreetSearch.None;
    public bool IsPin => Phase.Kind == PhaseKind.MapPins;
    public string? Account => current.Id is null ? null : current.Name;
    private FormPlace Place => new(Phase.Id, null, null, 0, Parent?.Id);

    public async Task<IActionResult> OnGetAsync(string phase, string? antwort, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(phase, antwort, ct))
        {
            return NotFound();
        }

        Answer = IsOpen ? FormAnswer.Form : FormAnswer.Closed;
        Input = new() { Name = Account };
        Token = tokens.Issue(FormTokens.Comment, Place, current.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string phase, string? antwort, [FromForm] IdeaInput input, CancellationToken ct)
    {
        Response.SetFormHeaders();
        Input = input;
        if (!await FindAsync(phase, antwort, ct))
        {
            return NotFound();
        }

        if (!SameSite.IsOwn(Request))
        {
            return Say(FormAnswer.Foreign, StatusCodes.Status400BadRequest);
        }

        if (!IsOpen)
        {
            return Say(FormAnswer.Closed, StatusCodes.Status409Conflict);
        }

        if (Streets.IsOffered && input.IsSearch)
        {
            (Streets, Input, Faults) = await Streets.TurnAsync(mediator, input, ct);
            Token = input.Token ?? "";
            return SayAgain(Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }

        var (token, fault, next) = tokens.Read(FormTokens.Comment, Place, input.Token, current.Id);
        var drawn = Parent is null ? PinPlace.Read(Phase, input.Drawing, input.Coordinates) : PinDrawn.None;
        var command = input.Command(token ?? FormToken.New(Place, book.Now, current.Id), current.Id, Phase, Parent is not null, Spaces, drawn);
        Faults = [.. IdeaInput.Check(command, Phase, drawn), .. fault.Explained()];
        if (Faults.Count > 0)
        {
            Token = next;
            return SayAgain(StatusCodes.Status422UnprocessableEntity);
        }

        command = command with { Idea = await PinPlace.PlacedAsync(mediator, command.Idea, ct) };
        if (limits.Comment(tenant, HttpContext, command.Token.SubmissionId) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Say(FormAnswer.TooMany, StatusCodes.Status429TooManyRequests);
        }

        if (!await use.HasRoomAsync(ct))
        {
            return Say(FormAnswer.Full, StatusCodes.Status409Conflict);
        }

        // Behind the limits, and ahead of the text: what is wrong with the photo is said while the form can still come back.
        if (Parent is null && !command.IsSuspicious)
        {
            Photo = await photos.TakeAsync(Request, 1, ct);
            if (Photo.Faults.Count > 0)
            {
                (Faults, Token) = (Photo.Faults, input.Token!);
                return SayAgain(StatusCodes.Status422UnprocessableEntity);
            }
        }

        IsUnproven = !await guests.IsTrustedAsync(HttpContext, ct);
        Stored = await mediator.Send(command with { IsUnproven = IsUnproven }, ct);
        if (Stored is null)
        {
            return Say(FormAnswer.Closed, StatusCodes.Status409Conflict);
        }

        if (Stored.IsRepeated && Stored.Text != command.Text)
        {
            Faults =
            [
                new(
                    "absenden",
                    $"Aus diesem Formular ist schon {Contribution.PublicNumber(Stored.Year, Stored.Number)} gespeichert. Soll dies ein weiterer Beitrag werden, senden Sie ihn noch einmal ab."
                ),
            ];
            Token = tokens.Write(FormTokens.Comment, FormToken.New(Place, command.Token.IssuedAt, current.Id));
            return SayAgain(StatusCodes.Status409Conflict);
        }

        IsPhotoLost = !await photos.AddBehindAsync(Stored, Photo, ct);

        Receipt = command.Token.Receipt;
        There = await PinPlace.ElementsAsync(mediator, command.Idea?.SpaceId, command.Idea?.Shape, ct);
        Response.SetPrivateHeaders();
        return Say(FormAnswer.Stored, StatusCodes.Status200OK);
    }

    public bool IsBefore => Phase.StateAt(book.Now) == PhaseState.Scheduled;

    private bool IsOpen => Phase.StateAt(book.Now) == PhaseState.Open;

    private async Task<bool> FindAsync(string phase, string? answered, CancellationToken ct)
    {
        if ((await book.FindAsync(phase, ct))?.Phase is not { } found || !found.Kind.IsCollection())
        {
            return false;
        }

        Phase = found;
        if (answered is null)
        {
            Spaces = await mediator.Send(new ListSpaces(), ct);
            Streets = IsPin ? await StreetSearch.OfferAsync(mediator, ct) : Streets;
            return true;
        }

        Parent = Contribution.ParseNumber(answered) is var (year, no) ? await list.IdeaAsync(found.Id, year, no, ct) : null;
        return Parent is { IsBlocked: false, IsErased: false };
    }

    private PageResult SayAgain(int status)
    {
        Faults = PhotoIntake.Again(Faults, PhotoIntake.HasFile(Request));
        return Say(FormAnswer.Form, status);
    }

    private PageResult Say(FormAnswer answer, int status)
    {
        Answer = answer;
        Response.StatusCode = status;
        return Page();
    }
}
