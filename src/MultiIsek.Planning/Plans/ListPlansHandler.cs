using MediatR;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Resolutions;
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
        foreach (var plan in (await lists.PlansAsync(ct)).Where(p => !versions.IsHidden(p.Id)))
        {
            var version = versions.Current(plan.Id);
            var outline = version is null ? null : await lists.OutlineAsync(version, ct);
            cards.Add(
                new PlanCard(
                    plan.Id,
                    plan.Key,
                    plan.ShortName,
                    plan.Title,
                    plan.Lead,
                    version is null ? null : CardOf(version, await lists.ResolutionsAsync(ct)),
                    outline is null ? [] : Count(outline.All, types)
                )
            );
        }

        return cards;
    }

    private static PlanVersionCard CardOf(PlanVersion version, IReadOnlyList<CouncilResolution> resolutions) =>
        new(version.Id, version.Key, version.Name, version.State, version.Standing(resolutions));

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

    // Of sections count the numbered chapters, and those that stand below a heading: the others are headings themselves.
    private static bool IsMain(ElementType type) =>
        type.Role switch
        {
            ElementRole.Section => type.Is(ElementFlag.InNavigation) ? type.Number != NumberPattern.None : !type.Parents.Contains(ElementType.Root),
            ElementRole.Finding or ElementRole.Vision => type.Is(ElementFlag.InNavigation),
            _ => true,
        };
}
