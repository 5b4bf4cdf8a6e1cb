using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Verlauf eines Elements: in which versions it stands, and what became of it.</summary>
internal sealed class ElementHistory(PlanningLists lists, ReadableVersions readable)
{
    /// <returns>Oldest first; empty where there is nothing but the version shown.</returns>
    public async Task<IReadOnlyList<HistoryStep>> OfAsync(Plan plan, PlanVersion shown, ElementHead head, CancellationToken ct)
    {
        var all = (await lists.LineagesAsync(ct)).Where(l => l.FromElementId == head.Id || l.ToElementId == head.Id).ToList();
        var versions = await readable.ListAsync(ct);
        var plans = await lists.PlansAsync(ct);
        var current = versions.Current(plan.Id);
        List<HistoryStep> steps = [];
        foreach (var version in versions.Where(v => v.PlanId == plan.Id).OrderBy(v => v.No))
        {
            var there = (await lists.OutlineAsync(version, ct)).Find(head.Id);
            List<(string, string?, string?)> remarks = [];
            foreach (var lineage in all.Where(l => l.ToVersionId == version.Id && (l.ToElementId == head.Id || l.FromElementId == head.Id)))
            {
                var from = lineage.FromElementId == head.Id ? null : await NameAsync(lineage.FromVersionId, lineage.FromElementId, versions, plans, ct);
                var to = lineage.ToElementId == head.Id ? null : await NameAsync(lineage.ToVersionId, lineage.ToElementId, versions, plans, ct);
                remarks.Add((Sentence(lineage, from is null ? null : "aus", to is null ? null : "in"), (from ?? to)?.Label, (from ?? to)?.Url));
            }

            if (there is not null || remarks.Count > 0)
            {
                var url = there is null ? null : $"/plan/{plan.Key}/{head.Key}{(version.Id == current?.Id ? "" : $"?fassung={version.Key}")}";
                steps.Add(new HistoryStep(version, null, there?.Title ?? head.Title, url, version.Id == shown.Id, remarks));
            }
        }

        foreach (var lineage in all.Where(l => l.FromElementId == head.Id))
        {
            if (versions.FirstOrDefault(v => v.Id == lineage.ToVersionId) is not { } version || version.PlanId == plan.Id)
            {
                continue;
            }

            var to = await NameAsync(version.Id, lineage.ToElementId, versions, plans, ct);
            steps.Add(
                new HistoryStep(version, plans.First(p => p.Id == version.PlanId).ShortName, to?.Label ?? head.Title, to?.Url, false, [(Sentence(lineage, null, null), null, null)])
            );
        }

        return steps.Count == 1 && steps[0].IsShown && steps[0].Remarks.Count == 0 ? [] : steps;
    }

    private static string Sentence(Lineage lineage, string? from, string? to)
    {
        var fate = lineage.Fate.Word();
        var way = from ?? to;
        return $"{char.ToUpperInvariant(fate[0])}{fate[1..]}{(way is null ? "" : $" {way}")}{(lineage.Reason is null ? "" : way is null ? $": {lineage.Reason}" : $" ({lineage.Reason})")}";
    }

    private async Task<(string Label, string Url)?> NameAsync(Guid versionId, Guid? elementId, IReadOnlyList<PlanVersion> versions, IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        if (versions.FirstOrDefault(v => v.Id == versionId) is not { } version || (await lists.OutlineAsync(version, ct)).Find(elementId) is not { } head)
        {
            return null;
        }

        var plan = plans.First(p => p.Id == version.PlanId);
        return ($"{head.Label} ({(plan.ShortName.Length > 0 ? plan.ShortName : plan.Title)}, {version.Name})", $"/plan/{plan.Key}/{head.Key}?fassung={version.Key}");
    }
}
