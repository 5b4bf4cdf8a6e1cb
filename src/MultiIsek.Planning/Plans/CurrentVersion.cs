using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

internal static class CurrentVersion
{
    /// <summary>The version shown first: the adopted one, else the newest that everybody may read; null when the plan has none.</summary>
    public static PlanVersion? Current(this IReadOnlyList<PlanVersion> versions, Guid planId)
    {
        var own = versions.Where(v => v.PlanId == planId).OrderByDescending(v => v.No).ToList();
        return own.Find(v => v.State == PlanVersionState.Adopted) ?? own.Find(v => v.IsPublic);
    }

    /// <summary>Whether the plan has versions and none of them is for everybody: then neither is the plan.</summary>
    public static bool IsHidden(this IReadOnlyList<PlanVersion> versions, Guid planId) =>
        versions.Any(v => v.PlanId == planId) && !versions.Any(v => v.PlanId == planId && v.IsPublic);

    /// <summary>The versions of a plan in the order in which an element is looked for: the current one, then the others from new to old.</summary>
    public static IReadOnlyList<PlanVersion> InOrder(this IReadOnlyList<PlanVersion> versions, Guid planId)
    {
        var current = versions.Current(planId);
        return [.. versions.Where(v => v.PlanId == planId).OrderByDescending(v => v.Id == current?.Id).ThenByDescending(v => v.No)];
    }
}
