using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>What became of a contribution, by the code of its receipt. The code comes in the body only: no address and no log ever holds it.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class StatusPage(IMediator mediator, IsekDbContext db, PhaseBook book, CommentLimits limits, CurrentTenant tenant) : PageModel
{
    public sealed record Found(
        int Year,
        int Number,
        Guid PhaseId,
        Guid? ElementId,
        Guid? PlanVersionId,
        int Paragraph,
        DateTime ReceivedAt,
        string Text,
        ContributionState State,
        DateTime? PublishedAt,
        string? Reason,
        string? Title
    );

    public string? Error { get; private set; }
    public Found? Contribution { get; private set; }
    public ParticipationPhase? Phase { get; private set; }
    public DateTime Now { get; private set; }
    public ElementCard? Element { get; private set; }

    /// <summary>Where the text stands that was commented.</summary>
    public string? PlaceUrl { get; private set; }

    public void OnGet() => Response.SetFormHeaders();

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken ct)
    {
        Response.SetFormHeaders();
        Now = book.Now;
        if (!SameSite.IsOwn(Request))
        {
            return Refuse(StatusCodes.Status400BadRequest, "Das Formular kam nicht von dieser Seite. Bitte geben Sie den Code hier noch einmal ein.");
        }

        if (limits.Lookup(tenant, HttpContext) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(StatusCodes.Status429TooManyRequests, "Von Ihrem Anschluss kamen viele Anfragen. Bitte versuchen Sie es in einigen Minuten noch einmal.");
        }

        // A code that cannot be one is looked for all the same: both answers cost alike.
        var hash = (ReceiptCode.Parse(code) ?? ReceiptCode.From(new byte[11])).Hash;
        Contribution = await db.Set<Contribution>()
            .Where(c => c.ReceiptHash == hash)
            .Select(c => new Found(
                c.Year,
                c.Number,
                c.PhaseId,
                c.ElementId,
                c.PlanVersionId,
                c.Paragraph,
                c.ReceivedAt,
                c.Text,
                c.State,
                c.PublishedAt,
                c.State == ContributionState.Blocked ? c.BlockedReason : null,
                c.Title
            ))
            .FirstOrDefaultAsync(ct);
        if (Contribution is null)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, "Zu diesem Code haben wir nichts gefunden. Bitte vergleichen Sie ihn mit Ihrer Quittung: Es sind 16 Zeichen.");
        }

        Response.SetPrivateHeaders();
        Phase = (await book.FindAsync(Contribution.PhaseId, ct))?.Phase;
        await FindPlaceAsync(Contribution, ct);
        return Page();
    }

    private async Task FindPlaceAsync(Found found, CancellationToken ct)
    {
        if (found is not { ElementId: { } id, PlanVersionId: { } version })
        {
            return;
        }

        Element = (await mediator.Send(new ListElements(version), ct)).FirstOrDefault(e => e.Id == id);
        var current = (await mediator.Send(new FindElements([id]), ct)).GetValueOrDefault(id);
        PlaceUrl = Element is null ? null : CommentUrl.Element(Element.Url, current?.PlanVersionId == version ? null : Element.VersionKey, found.Paragraph);
    }

    private PageResult Refuse(int status, string message)
    {
        Error = message;
        Response.StatusCode = status;
        return Page();
    }
}
