using MediatR;
using MultiIsek.Kernel.Caching;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Plans;

/// <summary>Reads what the city's home shows of its plans.</summary>
internal sealed class HomePanels(PlanningLists lists, SpaceElements placed, IMediator mediator, TimeProvider time)
{
    private const int StepsMax = 7;
    private const int ChipsMax = 6;

    /// <summary>The plans, the top elements of the first that has some, and which of them are not entered.</summary>
    public async Task<(IReadOnlyList<PlanCard> Plans, PlanCard? Shown, IReadOnlyList<ElementHead> Top, IReadOnlyList<string> Gaps)> PlanAsync(CancellationToken ct)
    {
        var plans = await mediator.Send(new ListPlans(), ct);
        if (plans.FirstOrDefault(p => p.Counts.Count > 0) is not { } shown)
        {
            return (plans, null, [], []);
        }

        var types = await lists.TypesAsync(ct);
        var outline = await lists.OutlineAsync((await lists.VersionsAsync(ct)).First(v => v.Id == shown.Version!.Id), ct);
        var roots = outline.Roots.ToList();
        var marked = roots.Where(r => types[r.TypeId].Is(ElementFlag.InNavigation)).ToList();
        var top = marked.Count > 0 ? marked : roots;
        return (plans, shown, top, [.. top.GroupBy(h => h.TypeId).Select(g => NumberGap.Of([.. g], types[g.Key].Plural)).OfType<string>()]);
    }

    /// <summary>The last steps of the way, and whether there were earlier ones.</summary>
    public async Task<(IReadOnlyList<TrailStep> Steps, bool HasMore)> WayAsync(CancellationToken ct)
    {
        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        var steps = Trail.Merge(await lists.PlansAsync(ct), await lists.StagesAsync(ct), await lists.ResolutionsAsync(ct), today);
        return (steps.TakeLast(StepsMax).ToList(), steps.Count > StepsMax);
    }

    /// <summary>Places, those that the plans name most first.</summary>
    public async Task<(IReadOnlyList<Space> Places, bool HasMore)> PlacesAsync(CancellationToken ct)
    {
        var counts = await placed.CountAsync(ct);
        var places = (await lists.SpacesAsync(ct)).Where(s => s.Kind is not (SpaceKind.Municipality or SpaceKind.Region)).ToList();
        var chosen = places.OrderBy(s => s.Kind == SpaceKind.Facility).ThenByDescending(s => counts.GetValueOrDefault(s.Id)).Take(ChipsMax).ToList();
        return ([.. places.Where(chosen.Contains)], places.Count > 0);
    }
}
