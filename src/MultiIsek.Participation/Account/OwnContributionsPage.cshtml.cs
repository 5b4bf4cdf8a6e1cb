using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Account;

/// <summary>Meine Beiträge: what the signed-in person wrote, newest first, a page at a time.</summary>
[Authorize(Policies.SignedIn), PrivatePage]
internal sealed class OwnContributionsPage(IMediator mediator, IsekDbContext db, PhaseBook book, CurrentUser current) : PageModel
{
    public const int PageSize = 20;

    public sealed record Own(
        Guid Id,
        int Year,
        int Number,
        Guid PhaseId,
        Guid? ElementId,
        Guid? PlanVersionId,
        int Paragraph,
        bool IsAnswer,
        DateTime ReceivedAt,
        string Text,
        ContributionState State,
        string? Reason,
        int Answers
    )
    {
        public string PublicNumber => Contribution.PublicNumber(Year, Number);
    }

    /// <param name="Place">Label and address of what was commented; null where it is no longer to be read.</param>
    /// <param name="Url">Where the contribution stands; null while it is not published.</param>
    public sealed record Line(Own Row, string? Phase, (string Label, string Url)? Place, string? Url);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public string? Next { get; private set; }
    public bool IsFirst { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? nach, CancellationToken ct)
    {
        var after = Keyset.Parse(nach);
        if (nach is not null && after is null)
        {
            return NotFound();
        }

        IsFirst = after is null;
        var own = db.Set<Contribution>().Where(c => c.AuthorId == current.Id);
        own = after is var (at, id, _) ? own.Where(c => c.ReceivedAt <= at && (c.ReceivedAt < at || c.Id < id)) : own;
        var rows = await own.OrderByDescending(c => c.ReceivedAt)
            .ThenByDescending(c => c.Id)
            .Take(PageSize + 1)
            .Select(c => new Own(
                c.Id,
                c.Year,
                c.Number,
                c.PhaseId,
                c.ElementId,
                c.PlanVersionId,
                c.Paragraph,
                c.ParentId != null,
                c.ReceivedAt,
                c.Text,
                c.State,
                c.State == ContributionState.Blocked ? c.BlockedReason : null,
                db.Set<Contribution>().Count(a => a.ParentId == c.Id && a.State == ContributionState.Published)
            ))
            .ToListAsync(ct);
        Next = rows.Count > PageSize ? new Keyset(rows[PageSize - 1].ReceivedAt, rows[PageSize - 1].Id).ToString() : null;
        List<Line> lines = [];
        foreach (var row in rows.Take(PageSize))
        {
            lines.Add(await LineAsync(row, ct));
        }

        Lines = lines;
        return Page();
    }

    private async Task<Line> LineAsync(Own row, CancellationToken ct)
    {
        // Both are kept per revision of the city's content: twenty lines ask the database nothing more.
        var phase = (await book.FindAsync(row.PhaseId, ct))?.Phase;
        var card = row is { ElementId: { } element, PlanVersionId: { } version } ? (await mediator.Send(new ListElements(version), ct)).FirstOrDefault(e => e.Id == element) : null;
        if (phase is null || card is null)
        {
            return new Line(row, phase?.Title, null, null);
        }

        var current = (await mediator.Send(new FindElements([card.Id]), ct)).GetValueOrDefault(card.Id);
        var key = current?.PlanVersionId == card.PlanVersionId ? null : card.VersionKey;
        var label = row.Paragraph == 0 ? card.Label : $"{card.Label}, {ContributionWords.Place(row.Paragraph)}";
        var url = row.State == ContributionState.Published ? $"{CommentUrl.List(card.PlanKey, card.Key, key, row.Paragraph)}#{row.PublicNumber.ToLowerInvariant()}" : null;
        return new Line(row, phase.Title, (label, CommentUrl.Element(card.Url, key, row.Paragraph)), url);
    }
}
