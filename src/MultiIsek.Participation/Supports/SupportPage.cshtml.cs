using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Rooms;

namespace MultiIsek.Participation.Supports;

/// <summary>
/// Einen Beitrag unterstützen, or take that back. Opening the page sets no cookie: only the form does, for those without an account. It is in no need of a token like
/// that of a comment: sent twice, it does the same once.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class SupportPage(
    IsekDbContext db,
    PhaseBook book,
    SupportStore store,
    RoomBook rooms,
    CommentLimits limits,
    GuestForms guests,
    CurrentTenant tenant,
    CurrentUser current
) : PageModel
{
    public sealed record Target(Guid Id, int Year, int Number, Guid PhaseId, string? Title, string Text, int Supports);

    public Target Contribution { get; private set; } = null!;
    public ParticipationPhase Phase { get; private set; } = null!;

    /// <summary>Where the contribution stands.</summary>
    public Crumb Back { get; private set; } = new("");
    public string Number => Comments.Contribution.PublicNumber(Contribution.Year, Contribution.Number);
    public bool IsOpen => Phase.StateAt(book.Now) == PhaseState.Open;

    /// <summary>This person, or this browser, does so now.</summary>
    public bool IsSupporter { get; private set; }

    /// <summary>What was just done; null when the page is only read.</summary>
    public string? Done { get; private set; }
    public string? Error { get; private set; }

    /// <summary>Name of the account; null for a guest.</summary>
    public string? Account => current.Id is null ? null : current.Name;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(number, ct))
        {
            return NotFound();
        }

        IsSupporter = VoterOf(SupportCookie.Read(Request)) is { } voter && await store.HasAsync(Contribution.Id, voter, ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string number, CancellationToken ct) => ChangeAsync(number, isWanted: true, ct);

    public Task<IActionResult> OnPostTakeBackAsync(string number, CancellationToken ct) => ChangeAsync(number, isWanted: false, ct);

    private async Task<IActionResult> ChangeAsync(string number, bool isWanted, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(number, ct))
        {
            return NotFound();
        }

        var token = SupportCookie.Read(Request);
        if (!SameSite.IsOwn(Request))
        {
            return Refuse(StatusCodes.Status400BadRequest, "Das Formular kam nicht von dieser Seite. Bitte senden Sie es hier noch einmal ab.");
        }

        // A whole room goes out by one address at one moment: that is no burst of a program.
        var full = Phase.EventId is null ? limits.Support(tenant, HttpContext) ?? (isWanted ? await guests.WaitAsync(HttpContext, ct) : null) : limits.Room(tenant, HttpContext);
        if (full is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(StatusCodes.Status429TooManyRequests, "Es kamen gerade viele Unterstützungen. Bitte versuchen Sie es in einigen Minuten noch einmal.");
        }

        if (isWanted && current.Id is null)
        {
            token ??= SupportCookie.Set(Response, Request.IsHttps);
        }

        var answer =
            VoterOf(token) is not { } voter ? SupportAnswer.Unchanged
            : isWanted ? await store.AddAsync(Contribution.Id, voter, ct)
            : await store.RemoveAsync(Contribution.Id, voter, ct);
        if (answer == SupportAnswer.Closed)
        {
            return Refuse(StatusCodes.Status409Conflict, "Die Phase ist beendet. Unterstützen geht nicht mehr.");
        }

        Contribution = await ReadAsync(Contribution.Year, Contribution.Number, ct) ?? Contribution;
        (IsSupporter, Done) = (isWanted, isWanted ? "Danke für Ihre Unterstützung." : "Ihre Unterstützung ist zurückgenommen.");
        return Page();
    }

    private string? VoterOf(string? token) =>
        current.Id is { } account ? ContributionSupport.VoterOf(Contribution.PhaseId, account)
        : token is null ? null
        : ContributionSupport.VoterOf(Contribution.PhaseId, token);

    private async Task<bool> FindAsync(string number, CancellationToken ct)
    {
        if (
            Comments.Contribution.ParseNumber(number) is not var (year, no)
            || await ReadAsync(year, no, ct) is not { } found
            || (await book.FindAsync(found.PhaseId, ct))?.Phase is not { } phase
        )
        {
            return false;
        }

        (Contribution, Phase) = (found, phase);
        var room = phase.EventId is null ? null : await rooms.CodeAsync(phase.Id, ct);
        Back = new(
            phase.Title,
            room is not null ? Room.UrlOf(room)
                : phase.EventId is null ? $"/mitmachen/{phase.Key}"
                : "/termine"
        );
        return true;
    }

    private Task<Target?> ReadAsync(int year, int no, CancellationToken ct) =>
        db.Set<Contribution>()
            .Where(c => c.Year == year && c.Number == no && c.ParentId == null && c.State == ContributionState.Published)
            .Select(c => new Target(c.Id, c.Year, c.Number, c.PhaseId, c.Title, c.Text, c.Supports))
            .FirstOrDefaultAsync(ct);

    private PageResult Refuse(int status, string message)
    {
        Error = message;
        Response.StatusCode = status;
        return Page();
    }
}
