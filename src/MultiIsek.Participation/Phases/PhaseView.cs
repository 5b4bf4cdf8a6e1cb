using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>What the page of a phase shows at one moment.</summary>
internal sealed record PhaseView(ParticipationPhase Phase, DateTime Now, bool IsFirst)
{
    /// <summary>Elements that can be commented, under the element that holds them in the plan; top elements under none.</summary>
    public sealed record Group(ElementCard? Heading, List<(ElementCard Element, int Comments)> Items);

    public PhaseState State => Phase.StateAt(Now);
    public IReadOnlyList<Group> Groups { get; init; } = [];
    public IReadOnlyDictionary<Guid, ElementCard> Elements { get; init; } = new Dictionary<Guid, ElementCard>();
    public ContributionPage Newest { get; init; } = new([], null);
    public IdeaChoice Choice { get; init; } = new(null, ContributionOrder.Newest);
    public ContributionPage Ideas { get; init; } = new([], null);
    public IReadOnlyDictionary<Guid, SpaceCard> Spaces { get; init; } = new Dictionary<Guid, SpaceCard>();

    /// <summary>By which pins can be filtered.</summary>
    public IReadOnlyList<SpaceCard> Places { get; init; } = [];
    public IReadOnlyList<DocumentCard> Documents { get; init; } = [];
    public DocumentCard? Source { get; init; }

    /// <summary>Null where its results are not to be seen, or not yet.</summary>
    public SurveyResult? Survey { get; init; }

    /// <summary>What is weighed.</summary>
    public IReadOnlyList<ElementCard> Measures { get; init; } = [];

    /// <summary>The citizens' order; null like the results of a survey.</summary>
    public BallotResult? Ballot { get; init; }

    /// <summary>What plan and committees say, beside it.</summary>
    public IReadOnlyDictionary<Guid, ElementPriority> Priorities { get; init; } = new Dictionary<Guid, ElementPriority>();
}

/// <summary>Which ideas are shown, and in which order.</summary>
internal sealed record IdeaChoice(PhaseCategory? Category, ContributionOrder Order, SpaceCard? Place = null)
{
    public static string Url(string phase, PhaseCategory? category, ContributionOrder order, string? after = null, SpaceCard? place = null)
    {
        (string Name, string? Value)[] parts = [("kategorie", category?.Key), ("ort", place?.Key), ("sortierung", order.Word()), ("nach", after)];
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={p.Value}"));
        return $"/mitmachen/{phase}{(query.Length == 0 ? "" : $"?{query}")}#ideen";
    }
}

/// <summary>Makes it, for the public page as of now and for the desk's preview as of any moment.</summary>
internal sealed class PhaseViews(IMediator mediator, PhaseBook book, ContributionList list, SurveyResults results, BallotResults ballots)
{
    public async Task<PhaseView> ShowAsync(PhaseRow row, DateTime now, Keyset? after, CancellationToken ct, IdeaChoice? choice = null)
    {
        var phase = row.Phase;
        var cards = await mediator.Send(new FindDocuments([.. row.Documents, .. phase.SourceId is { } source ? [source] : Array.Empty<Guid>()]), ct);
        var view = new PhaseView(phase, now, after is null)
        {
            Documents = [.. row.Documents.Where(cards.ContainsKey).Select(d => cards[d])],
            Source = phase.SourceId is { } id ? cards.GetValueOrDefault(id) : null,
        };
        if (phase.Kind.IsCollection() && view.State != PhaseState.Scheduled && !phase.RanElsewhere())
        {
            var chosen = choice ?? view.Choice;
            var ideas = await list.IdeasAsync(phase.Id, chosen.Category?.Key, chosen.Place?.Id, chosen.Order, after, ct);
            var spaces = await mediator.Send(new FindSpaces([.. ideas.Rows.Select(r => r.SpaceId).OfType<Guid>().Distinct()]), ct);
            return view with { Choice = chosen, Ideas = ideas, Spaces = spaces, Places = phase.Kind == PhaseKind.MapPins ? await mediator.Send(new ListSpaces(), ct) : [] };
        }

        if (phase.IsBallot())
        {
            return await WeighedAsync(view, ct);
        }

        if (phase.IsSurvey())
        {
            return view with { Survey = await results.PublicAsync(phase, view.State, ct) };
        }

        if (phase.Kind == PhaseKind.PublicBodies)
        {
            return phase.Discloses() ? await StatementsAsync(view, after, ct) : view;
        }

        if (phase is not { Kind: PhaseKind.ChapterComment, PlanVersionId: { } version })
        {
            return view;
        }

        var elements = await mediator.Send(new ListElements(version), ct);
        var byId = elements.ToDictionary(e => e.Id);
        return view with
        {
            Elements = byId,
            Groups = await GroupsAsync(phase, version, elements, byId, ct),
            Newest = view.State == PhaseState.Scheduled ? view.Newest : await list.OfPhaseAsync(phase.Id, after, ct),
        };
    }

    private async Task<PhaseView> StatementsAsync(PhaseView view, Keyset? after, CancellationToken ct)
    {
        var elements = view.Phase.PlanVersionId is { } version ? await mediator.Send(new ListElements(version), ct) : [];
        return view with { Elements = elements.ToDictionary(e => e.Id), Newest = await list.OfPhaseAsync(view.Phase.Id, after, ct) };
    }

    private async Task<PhaseView> WeighedAsync(PhaseView view, CancellationToken ct)
    {
        var (phase, version) = (view.Phase, view.Phase.PlanVersionId!.Value);
        List<ElementCard> measures = [.. phase.OnBallot(await mediator.Send(new ListElements(version), ct))];
        return !phase.ShowsNumbers(view.State)
            ? view with
            {
                Measures = measures,
            }
            : view with
            {
                Measures = measures,
                Ballot = await ballots.CountAsync(phase, measures, isPublic: true, ct),
                Priorities = await mediator.Send(new ListPriorities(version), ct),
            };
    }

    private async Task<IReadOnlyList<PhaseView.Group>> GroupsAsync(
        ParticipationPhase phase,
        Guid version,
        IReadOnlyList<ElementCard> elements,
        Dictionary<Guid, ElementCard> byId,
        CancellationToken ct
    )
    {
        List<PhaseView.Group> groups = [];
        foreach (var element in elements.Where(IsTaken))
        {
            var heading = HeadingOf(element);
            if (groups.Count == 0 || groups[^1].Heading?.Id != heading?.Id)
            {
                groups.Add(new(heading, []));
            }

            groups[^1].Items.Add((element, (await book.CountsAsync(version, element.Id, ct)).Values.Sum()));
        }

        return groups;

        bool IsTaken(ElementCard element) => phase.Takes(element.Id, version, element.Role, element.IsCommentable);

        // The nearest element above that is not itself in the list; a top element stands under none.
        ElementCard? HeadingOf(ElementCard element)
        {
            var above = element.ParentId is { } parent ? byId.GetValueOrDefault(parent) : null;
            return above is not null && IsTaken(above) ? HeadingOf(above) : above;
        }
    }
}
