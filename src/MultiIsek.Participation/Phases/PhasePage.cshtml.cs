using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>One phase before, during and after: what it is, when, how to take part, what came in, what becomes of it.</summary>
[AllowAnonymous]
internal sealed class PhasePage(IMediator mediator, PhaseBook book, ContributionList list) : PageModel
{
    /// <summary>Elements that can be commented, under the element that holds them in the plan; top elements under none.</summary>
    public sealed record Group(ElementCard? Heading, List<(ElementCard Element, int Comments)> Items);

    public ParticipationPhase Phase { get; private set; } = null!;
    public PhaseState State { get; private set; }
    public DateTime Now { get; private set; }
    public IReadOnlyList<Group> Groups { get; private set; } = [];
    public IReadOnlyDictionary<Guid, ElementCard> Elements { get; private set; } = new Dictionary<Guid, ElementCard>();
    public ContributionPage Newest { get; private set; } = new([], null);
    public bool IsFirst { get; private set; }
    public IReadOnlyList<DocumentCard> Documents { get; private set; } = [];
    public DocumentCard? Source { get; private set; }

    public async Task<IActionResult> OnGetAsync(string phase, string? nach, CancellationToken ct)
    {
        var after = Keyset.Parse(nach);
        if (await book.FindAsync(phase, ct) is not { } row || (nach is not null && after is null))
        {
            return NotFound();
        }

        (Phase, Now, IsFirst) = (row.Phase, book.Now, after is null);
        State = Phase.StateAt(Now);
        await FindDocumentsAsync(row, ct);
        if (Phase is { Kind: PhaseKind.ChapterComment, PlanVersionId: { } version })
        {
            await FindElementsAsync(version, ct);
            Newest = State == PhaseState.Scheduled ? Newest : await list.OfPhaseAsync(Phase.Id, after, ct);
        }

        return Page();
    }

    private async Task FindDocumentsAsync(PhaseRow row, CancellationToken ct)
    {
        var cards = await mediator.Send(new FindDocuments([.. row.Documents, .. Phase.SourceId is { } source ? [source] : Array.Empty<Guid>()]), ct);
        Documents = [.. row.Documents.Where(cards.ContainsKey).Select(d => cards[d])];
        Source = Phase.SourceId is { } id ? cards.GetValueOrDefault(id) : null;
    }

    private async Task FindElementsAsync(Guid version, CancellationToken ct)
    {
        var elements = await mediator.Send(new ListElements(version), ct);
        Elements = elements.ToDictionary(e => e.Id);
        List<Group> groups = [];
        foreach (var element in elements.Where(e => IsTaken(e, version)))
        {
            var heading = HeadingOf(element, version);
            if (groups.Count == 0 || groups[^1].Heading?.Id != heading?.Id)
            {
                groups.Add(new Group(heading, []));
            }

            groups[^1].Items.Add((element, (await book.CountsAsync(version, element.Id, ct)).Values.Sum()));
        }

        Groups = groups;
    }

    /// <summary>The nearest element above that is not itself in the list; a top element stands under none.</summary>
    private ElementCard? HeadingOf(ElementCard element, Guid version)
    {
        var above = element.ParentId is { } parent ? Elements.GetValueOrDefault(parent) : null;
        return above is not null && IsTaken(above, version) ? HeadingOf(above, version) : above;
    }

    private bool IsTaken(ElementCard element, Guid version) => Phase.Takes(element.Id, version, element.Role, element.IsCommentable);
}
