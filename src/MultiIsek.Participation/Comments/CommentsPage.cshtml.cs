using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>All comments to an element of one version, a page at a time.</summary>
[AllowAnonymous]
internal sealed class CommentsPage(IMediator mediator, PhaseBook book, ContributionList list) : PageModel
{
    public ElementCard Element { get; private set; } = null!;

    /// <summary>Key of the version in addresses; null for the plan's current one.</summary>
    public string? Version { get; private set; }
    public int? Paragraph { get; private set; }
    public bool IsFirst { get; private set; }
    public ContributionOrder Order { get; private set; }
    public IReadOnlyDictionary<int, int> Counts { get; private set; } = null!;
    public ContributionPage Comments { get; private set; } = null!;
    public ParticipationPhase? Open { get; private set; }

    /// <summary>Other versions with comments to this element.</summary>
    public IReadOnlyList<(ElementCard Card, int Count, bool IsCurrent)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string plan, string element, string? fassung, int? absatz, string? sortierung, string? nach, CancellationToken ct)
    {
        if (await mediator.Send(new FindElement(plan, element, fassung), ct) is not { } card || absatz < 0 || absatz > card.Paragraphs.Count)
        {
            return NotFound();
        }

        var after = Keyset.Parse(nach);
        if ((nach is not null && after is null) || ContributionOrders.Of(sortierung) is not { } order)
        {
            return NotFound();
        }

        var current = (await mediator.Send(new FindElements([card.Id]), ct)).GetValueOrDefault(card.Id);
        (Element, Paragraph, IsFirst, Order) = (card, absatz, after is null, order);
        Version = current?.PlanVersionId == card.PlanVersionId ? null : card.VersionKey;
        Counts = await book.CountsAsync(card.PlanVersionId, card.Id, ct);
        Open = (await book.OpenForAsync(card.Id, card.PlanVersionId, card.Role, card.IsCommentable, ct))?.Phase;
        Comments = await list.OfElementAsync(card.PlanVersionId, card.Id, absatz, order, after, ct);
        List<(ElementCard, int, bool)> others = [];
        foreach (var (version, count) in (await book.VersionsAsync(card.Id, ct)).Where(v => v.Version != card.PlanVersionId))
        {
            if ((await mediator.Send(new ListElements(version), ct)).FirstOrDefault(e => e.Id == card.Id) is { } other)
            {
                others.Add((other, count, version == current?.PlanVersionId));
            }
        }

        Others = others;
        return Page();
    }
}
