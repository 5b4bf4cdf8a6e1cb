using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>Alle Beiträge auf einer Liste, of all phases, by phase, chapter, place and kind.</summary>
[AllowAnonymous]
internal sealed class AllCommentsPage(IMediator mediator, PhaseBook book, ContributionList list) : PageModel
{
    public const string Path = "/mitmachen/beitraege";

    /// <summary>What is in the address, and the way to the same list with something else in it.</summary>
    public sealed record Filter(string? Phase, string? Chapter, string? Space, string? Kind, string? Order)
    {
        public bool IsEmpty => Phase is null && Chapter is null && Space is null && Kind is null;

        public string Url(string? after = null)
        {
            (string Name, string? Value)[] parts = [("phase", Phase), ("kapitel", Chapter), ("ort", Space), ("art", Kind), ("sortierung", Order), ("nach", after)];
            var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
            return query.Length == 0 ? Path : $"{Path}?{query}";
        }
    }

    public static IReadOnlyList<Choice> Kinds { get; } = [new("kommentare", "Kommentare"), new("ideen", "Ideen"), new("antworten", "Antworten")];

    public Filter Chosen { get; private set; } = new(null, null, null, null, null);
    public IReadOnlyList<Choice> Phases { get; private set; } = [];
    public IReadOnlyList<Choice> Chapters { get; private set; } = [];
    public IReadOnlyList<Choice> Spaces { get; private set; } = [];
    public ContributionPage Contributions { get; private set; } = new([], null);
    public bool IsFirst { get; private set; }
    public IReadOnlyDictionary<Guid, ParticipationPhase> ById { get; private set; } = new Dictionary<Guid, ParticipationPhase>();

    /// <summary>By version and id.</summary>
    public IReadOnlyDictionary<(Guid Version, Guid Element), ElementCard> Elements { get; private set; } = new Dictionary<(Guid, Guid), ElementCard>();
    public DateTime Now => book.Now;

    public async Task<IActionResult> OnGetAsync(string? phase, string? kapitel, string? ort, string? art, string? sortierung, string? nach, CancellationToken ct)
    {
        static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
        Chosen = new(Filled(phase), Filled(kapitel), Filled(ort), Filled(art), Filled(sortierung));
        var after = Keyset.Parse(nach);
        IsFirst = after is null;
        var here = (await book.ListAsync(ct)).Select(r => r.Phase).Where(p => PhaseScope.Working.Contains(p.Kind) && !p.RanElsewhere() && p.Discloses()).ToList();
        ById = here.ToDictionary(p => p.Id);
        Phases = [.. here.Select(p => new Choice(p.Key, p.Title))];
        await FindChaptersAsync(here, ct);
        var spaces = await mediator.Send(new ListSpaces(), ct);
        Spaces = [.. spaces.Select(s => new Choice(s.Key, s.Name))];
        if (
            (nach is not null && after is null)
            || ContributionOrders.Of(Chosen.Order) is not { } order
            || IsUnknown(Chosen.Phase, Phases)
            || IsUnknown(Chosen.Space, Spaces)
            || IsUnknown(Chosen.Kind, Kinds)
            || (Chosen.Chapter is not null && Elements.Values.All(e => e.Key != Chosen.Chapter))
        )
        {
            return NotFound();
        }

        var within = Chosen.Chapter is null ? null : Within(Chosen.Chapter);
        var space = spaces.FirstOrDefault(s => s.Key == Chosen.Space)?.Id;
        var there = space is { } at ? await mediator.Send(new ListElementsAt(at), ct) : null;
        IQueryable<Contribution> Choose(IQueryable<Contribution> all)
        {
            all = within is null ? all : all.Where(c => c.ElementId != null && within.Contains(c.ElementId.Value));
            all = there is null ? all : all.Where(c => c.SpaceId == space || (c.ElementId != null && there.Contains(c.ElementId.Value)));
            return Chosen.Kind switch
            {
                "kommentare" => all.Where(c => c.ElementId != null && c.ParentId == null),
                "ideen" => all.Where(c => c.ElementId == null && c.ParentId == null),
                "antworten" => all.Where(c => c.ParentId != null),
                _ => all,
            };
        }

        Contributions = await list.OfPhasesAsync([.. here.Where(p => Chosen.Phase is null || p.Key == Chosen.Phase).Select(p => p.Id)], Choose, order, after, ct);
        return Page();
    }

    public ElementCard? ElementOf(ContributionRow row) =>
        row.ElementId is { } element && ById[row.PhaseId].PlanVersionId is { } version ? Elements.GetValueOrDefault((version, element)) : null;

    private static bool IsUnknown(string? key, IReadOnlyList<Choice> choices) => key is not null && choices.All(c => c.Key != key);

    /// <summary>Chapters in which something was written, each under the top one that holds it.</summary>
    private async Task FindChaptersAsync(IReadOnlyList<ParticipationPhase> here, CancellationToken ct)
    {
        var written = (await book.CountsAsync(ct)).Where(c => c.Value.Values.Sum() > 0).Select(c => c.Key).ToHashSet();
        Dictionary<(Guid, Guid), ElementCard> elements = [];
        List<Choice> chapters = [];
        foreach (var version in here.Select(p => p.PlanVersionId).OfType<Guid>().Distinct())
        {
            var cards = await mediator.Send(new ListElements(version), ct);
            var byId = cards.ToDictionary(e => e.Id);
            var shown = cards.Where(e => written.Contains((version, e.Id))).SelectMany(e => new[] { Top(e), e }).Select(e => e.Id).ToHashSet();
            chapters.AddRange(cards.Where(e => shown.Contains(e.Id)).Select(e => new Choice(e.Key, e.Label)));
            foreach (var card in cards)
            {
                elements[(version, card.Id)] = card;
            }

            ElementCard Top(ElementCard card) => card.ParentId is { } parent && byId.TryGetValue(parent, out var above) ? Top(above) : card;
        }

        (Elements, Chapters) = (elements, [.. chapters.DistinctBy(c => c.Key)]);
    }

    /// <summary>The element and all below it, in whatever version.</summary>
    private HashSet<Guid> Within(string key)
    {
        var children = Elements.Values.Where(e => e.ParentId is not null).ToLookup(e => e.ParentId!.Value, e => e.Id);
        var within = Elements.Values.Where(e => e.Key == key).Select(e => e.Id).ToHashSet();
        var open = new Queue<Guid>(within);
        while (open.TryDequeue(out var id))
        {
            foreach (var child in children[id].Where(within.Add))
            {
                open.Enqueue(child);
            }
        }

        return within;
    }
}
