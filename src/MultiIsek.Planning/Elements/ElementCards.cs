using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Finds elements for this module's pages and for other modules.</summary>
internal sealed class ElementCards(PlanningLists lists, ReadableVersions readable)
{
    /// <summary>The element in the wanted version of its plan: by default the current one, or the newest that has it.</summary>
    public async Task<(Plan Plan, PlanVersion Version, Outline Outline, ElementHead Head)?> FindAsync(string? plan, string key, string? version, CancellationToken ct)
    {
        var versions = await readable.ListAsync(ct);
        foreach (var candidate in (await lists.PlansAsync(ct)).Where(p => plan is null || p.Key == plan))
        {
            foreach (var each in versions.InOrder(candidate.Id).Where(v => version is null || v.Key == version))
            {
                var outline = await lists.OutlineAsync(each, ct);
                if (outline.Find(key) is { } head)
                {
                    return (candidate, each, outline, head);
                }
            }
        }

        return null;
    }

    /// <summary>All elements of the city by id, each in the version that <see cref="FindAsync"/> would give, without texts.</summary>
    public ValueTask<IReadOnlyDictionary<Guid, ElementCard>> AllAsync(CancellationToken ct) => lists.MadeAsync($"cards-{readable.Readers}", MakeAsync, ct);

    private async Task<IReadOnlyDictionary<Guid, ElementCard>> MakeAsync(CancellationToken ct)
    {
        var versions = await readable.ListAsync(ct);
        var types = await lists.TypesAsync(ct);
        Dictionary<Guid, ElementCard> cards = [];
        foreach (var plan in await lists.PlansAsync(ct))
        {
            foreach (var version in versions.InOrder(plan.Id))
            {
                foreach (var head in (await lists.OutlineAsync(version, ct)).All)
                {
                    cards.TryAdd(head.Id, Card(plan, version, head, types[head.TypeId], []));
                }
            }
        }

        return cards;
    }

    public static ElementCard Card(Plan plan, PlanVersion version, ElementHead head, ElementType type, IReadOnlyList<string> paragraphs) =>
        new(
            head.Id,
            head.Key,
            head.Number,
            head.Title,
            type.Role,
            type.Singular,
            plan.Key,
            version.Id,
            version.Key,
            version.Name,
            version.State,
            paragraphs,
            type.Is(ElementFlag.Commentable),
            type.Is(ElementFlag.Prioritisable),
            head.ParentId
        );
}

internal sealed class FindElementHandler(IsekDbContext db, PlanningLists lists, ElementCards cards) : IRequestHandler<FindElement, ElementCard?>
{
    public async Task<ElementCard?> Handle(FindElement request, CancellationToken ct)
    {
        if (await cards.FindAsync(request.PlanOrNull, request.ElementKey, request.VersionKey, ct) is not { } found)
        {
            return null;
        }

        // Its text is asked for with each comment and changes with the content only.
        return await lists.MadeAsync($"card-{found.Version.Id}-{found.Head.Id}", c => LoadAsync(found.Plan, found.Version, found.Head, c), ct);
    }

    private async Task<ElementCard> LoadAsync(Plan plan, PlanVersion version, ElementHead head, CancellationToken ct)
    {
        var types = await lists.TypesAsync(ct);
        var body = await db.Set<ElementRevision>().Where(r => r.PlanVersionId == version.Id && r.ElementId == head.Id).Select(r => r.Body).FirstAsync(ct);
        return ElementCards.Card(plan, version, head, types[head.TypeId], body);
    }
}

internal sealed class FindElementsHandler(ElementCards cards) : IRequestHandler<FindElements, IReadOnlyDictionary<Guid, ElementCard>>
{
    public async Task<IReadOnlyDictionary<Guid, ElementCard>> Handle(FindElements request, CancellationToken ct)
    {
        var all = await cards.AllAsync(ct);
        return request.Ids.Distinct().Where(all.ContainsKey).ToDictionary(id => id, id => all[id]);
    }
}

internal sealed class ListElementsHandler(PlanningLists lists, ReadableVersions readable) : IRequestHandler<ListElements, IReadOnlyList<ElementCard>>
{
    public async Task<IReadOnlyList<ElementCard>> Handle(ListElements request, CancellationToken ct)
    {
        var version = (await readable.ListAsync(ct)).FirstOrDefault(v => v.Id == request.PlanVersionId);
        if (version is null)
        {
            return [];
        }

        return await lists.MadeAsync($"cards-{version.Id}", c => MakeAsync(version, c), ct);
    }

    private async Task<IReadOnlyList<ElementCard>> MakeAsync(PlanVersion version, CancellationToken ct)
    {
        var plan = (await lists.PlansAsync(ct)).First(p => p.Id == version.PlanId);
        var types = await lists.TypesAsync(ct);
        return [.. (await lists.OutlineAsync(version, ct)).All.Select(head => ElementCards.Card(plan, version, head, types[head.TypeId], []))];
    }
}
