using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Versions;

/// <summary>The one rule for drafts, for pages and for programs.</summary>
internal static class ShownVersions
{
    /// <summary>Those of all versions that may be shown; see <see cref="VersionsShown"/>.</summary>
    public static IReadOnlyList<PlanVersion> Of(this VersionsShown shown, IReadOnlyList<PlanVersion> all) =>
        shown.All ? all : [.. all.Where(v => v.IsPublic || shown.Discussed.Contains(v.Id))];
}
