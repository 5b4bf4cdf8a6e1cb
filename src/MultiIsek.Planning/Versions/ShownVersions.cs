using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

/// <summary>The one rule for drafts, for pages and for programs.</summary>
internal static class ShownVersions
{
    /// <summary>Those of all versions that may be shown; see <see cref="VersionsShown"/>.</summary>
    public static IReadOnlyList<PlanVersion> Of(this VersionsShown shown, IReadOnlyList<PlanVersion> all) =>
        shown.All ? all : [.. all.Where(v => IsDecidedOn(v.State) || shown.Discussed.Contains(v.Id) || all.Current(v.PlanId)?.Id == v.Id)];

    private static bool IsDecidedOn(PlanVersionState state) => state is PlanVersionState.InCouncil or PlanVersionState.Adopted or PlanVersionState.Superseded;
}
