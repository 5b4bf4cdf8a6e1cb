using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

/// <summary>A resolution that concerns an element, with the clauses that apply to it.</summary>
internal sealed record ElementDecision(CouncilResolution Resolution, IReadOnlyList<ResolutionClause> Clauses);

/// <summary>Welche Beschlüsse für ein Element gelten: by itself, by its role (within a chapter or everywhere), or because they take the whole version.</summary>
internal sealed class ElementDecisions(PlanningLists lists)
{
    public async Task<IReadOnlyList<ElementDecision>> OfAsync(PlanVersion version, Outline outline, ElementHead head, CancellationToken ct)
    {
        var types = await lists.TypesAsync(ct);
        var targets = (await lists.TargetsAsync(ct)).ToLookup(t => t.ResolutionId);
        var clauses = (await lists.ClausesAsync(ct)).ToLookup(c => c.ResolutionId);
        var above = outline.Above(head).Select(h => h.Id).ToHashSet();
        List<ElementDecision> decisions = [];
        foreach (var resolution in await lists.ResolutionsAsync(ct))
        {
            var isOfVersion = resolution.PlanVersionId == version.Id;
            var isOfPlan = isOfVersion || (resolution.PlanVersionId is null && resolution.PlanId == version.PlanId);
            bool Meets(ClauseTarget target) => IsMet(target, head, types[head.TypeId].Role, above, isOfVersion, isOfPlan);
            var met = clauses[resolution.Id].Where(c => targets[resolution.Id].Any(t => t.ClauseId == c.Id && Meets(t))).ToList();
            var isNamed = targets[resolution.Id].Any(t => t.ClauseId is null && Meets(t));
            var isWhole = isOfVersion && !NamesElements(targets[resolution.Id]);
            if (met.Count > 0 || isNamed || isWhole)
            {
                decisions.Add(new ElementDecision(resolution, met));
            }
        }

        return decisions;
    }

    private static bool NamesElements(IEnumerable<ClauseTarget> targets) => targets.Any(t => t.ClauseId is null && t.ElementId is not null);

    /// <summary>A chapter with a role means the elements of that role in it, and is met by the chapter itself.</summary>
    private static bool IsMet(ClauseTarget target, ElementHead head, ElementRole role, HashSet<Guid> above, bool isOfVersion, bool isOfPlan) =>
        (target.ElementId, target.Role) switch
        {
            ({ } element, { } wanted) => element == head.Id || (above.Contains(element) && role == wanted),
            ({ } element, null) => element == head.Id,
            (null, { } wanted) => isOfPlan && role == wanted,
            (null, null) => isOfVersion,
        };
}
