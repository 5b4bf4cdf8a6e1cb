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

namespace MultiIsek.Participation.Rooms;

/// <summary>Eine Frage stellen, from a phone in the room and without an account: guarded like the form of a comment, and stored by the same statement.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class AskPage(
    RoomBook book,
    IMediator mediator,
    FormTokens tokens,
    CommentLimits limits,
    ContributionUse use,
    GuestForms guests,
    CurrentTenant tenant,
    TimeProvider time
) : PageModel
{
    public Room Room { get; private set; } = null!;
    public string? Text { get; private set; }
    public string Token { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public StoredContribution? Stored { get; private set; }
    public ReceiptCode? Receipt { get; private set; }

    /// <summary>It was refused because the round is closed; the text is shown to be copied.</summary>
    public bool IsClosed { get; private set; }
    private FormPlace Place => new(Room.Phase.Id, null, null, 0, null);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (await book.FindAsync(code, ct) is not { } found)
        {
            return NotFound();
        }

        Room = found;
        IsClosed = !found.IsOpenAt(time.GetUtcNow().UtcDateTime);
        Token = tokens.Issue(FormTokens.Comment, Place);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, [FromForm] string? text, [FromForm] string? website, [FromForm(Name = "token")] string? sent, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (await book.FindAsync(code, ct) is not { } found)
        {
            return NotFound();
        }

        (Room, Text) = (found, SubmitContribution.Clean(text));
        (var token, var fault, Token) = tokens.Read(FormTokens.Comment, Place, sent);
        if (!SameSite.IsOwn(Request))
        {
            return Refuse(StatusCodes.Status400BadRequest, new Fault("absenden", "Das Formular kam nicht von dieser Seite. Bitte senden Sie es hier noch einmal ab."));
        }

        List<Fault> faults = [];
        if (Text.Length is 0 or > QuestionRound.TextMax)
        {
            faults.Add(new("text", Text.Length == 0 ? "Schreiben Sie Ihre Frage." : $"Die Frage ist zu lang: Höchstens {QuestionRound.TextMax} Zeichen sind möglich."));
        }

        faults.AddRange(fault.Explained());
        if (faults.Count > 0)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, [.. faults]);
        }

        if (limits.Room(tenant, HttpContext) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(
                StatusCodes.Status429TooManyRequests,
                new Fault("absenden", "Aus diesem Netz kamen sehr viele Fragen. Bitte versuchen Sie es in einigen Minuten noch einmal.")
            );
        }

        if (!await use.HasRoomAsync(ct))
        {
            return Refuse(StatusCodes.Status409Conflict, new Fault("absenden", "Zurzeit können hier keine Fragen mehr gespeichert werden. Bitte fragen Sie im Raum."));
        }

        // In no account, also of those who are signed in: the form says so.
        var isUnproven = !await guests.IsTrustedAsync(HttpContext, ct);
        var stored = await mediator.Send(
            new SubmitContribution(token!)
            {
                Text = Text,
                IsSuspicious = !string.IsNullOrEmpty(website),
                IsUnproven = isUnproven,
            },
            ct
        );
        if (stored is null)
        {
            IsClosed = true;
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }

        if (stored.IsRepeated && stored.Text != Text)
        {
            // Out of the browser's history. The new form has waited as long as the old one.
            Token = tokens.Write(FormTokens.Comment, FormToken.New(Place, token!.IssuedAt));
            return Refuse(
                StatusCodes.Status409Conflict,
                new Fault("absenden", "Aus diesem Formular ist schon eine Frage gespeichert. Soll dies eine weitere werden, senden Sie sie noch einmal ab.")
            );
        }

        (Stored, Receipt) = (stored, token!.Receipt);
        Response.SetPrivateHeaders();
        return Page();
    }

    private PageResult Refuse(int status, params Fault[] faults)
    {
        Faults = faults;
        return new PageResult { StatusCode = status };
    }
}
