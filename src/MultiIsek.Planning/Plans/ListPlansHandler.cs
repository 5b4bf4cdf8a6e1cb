using MediatR;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

internal sealed class ListPlansHandler(PlanningLists lists) : IRequestHandler<ListPlans, IReadOnlyList<PlanCard>>
{
    public async Task<IReadOnlyList<PlanCard>> Handle(ListPlans request, CancellationToken ct)
    {
        var versions = await lists.VersionsAsync(ct);
        var types = await lists.TypesAsync(ct);
        List<PlanCard> cards = [];
        foreach (var plan in await lists.PlansAsync(ct))
        {
            var version = versions.Current(plan.Id);
            var outline = version is null ? null : await lists.OutlineAsync(version, ct);
            cards.Add(
                new PlanCard(plan.Id, plan.Key, plan.ShortName, plan.Title, plan.Lead, version is null ? null : CardOf(version), outline is null ? [] : Count(outline.All, types))
            );
        }

        return cards;
    }

    internal static PlanVersionCard CardOf(PlanVersion version) => new(version.Id, version.Key, version.Name, version.State, version.State.Word(), version.DatedOn);

    /// <summary>How many of each type, in the city's words. A lone element without number and text stands for some unknown number: it is not counted.</summary>
    internal static IReadOnlyList<TypeCount> Count(IEnumerable<ElementHead> heads, IReadOnlyDictionary<Guid, ElementType> types) =>
        [
            .. heads
                .GroupBy(h => h.TypeId)
                .Where(group => group.Count() > 1 || group.Any(h => h.Missing is null || h.Number is not null))
                .Select(group => (Type: types[group.Key], Count: group.Count()))
                .OrderBy(t => t.Type.SortOrder)
                .Select(t => new TypeCount(t.Type.Role, t.Count == 1 ? t.Type.Singular : t.Type.Plural, t.Count, IsMain(t.Type))),
        ];

    private static bool IsMain(ElementType type) => type.Is(ElementFlag.InNavigation) || type.Role is not (ElementRole.Section or ElementRole.Finding or ElementRole.Vision);
}
