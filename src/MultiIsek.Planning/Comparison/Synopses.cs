using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Reads what a file is made of; an address asks as it asks the page.</summary>
internal sealed class Synopses(ComparedVersions versions, PlanningLists lists, ReadableVersions readable, LineageDesk lineages)
{
    /// <param name="von">Key of the earlier version.</param>
    /// <param name="nach">Key of the later one.</param>
    /// <param name="art">A kind of change; empty for all.</param>
    /// <returns>Null for what is not there, or not for whoever asks.</returns>
    public async Task<Synopsis?> LoadAsync(string key, string? von, string? nach, string? art, CancellationToken ct)
    {
        if (await versions.PlanAsync(key, ct) is not { } plan)
        {
            return null;
        }

        var (before, after) = await versions.ChooseAsync(plan, Said(von), Said(nach), ct);
        if (await versions.CompareAsync(before, after, isForAll: true, ct) is not { } comparison)
        {
            return null;
        }

        var (earlier, later) = (comparison.Before.Version, comparison.After.Version);
        return new(
            comparison,
            ComparisonWords.KindOf(art),
            [.. (await lists.ResolutionsAsync(ct)).Where(r => r.PlanVersionId == earlier.Id || r.PlanVersionId == later.Id)],
            await lineages.CoverageAsync(earlier, comparison.After.Plan, later, isForAll: true, ct),
            await readable.IsHiddenAsync(earlier, ct) || await readable.IsHiddenAsync(later, ct)
        );
    }

    // An empty value is none, as on the page.
    private static string? Said(string? value) => value is { Length: > 0 } ? value : null;
}
