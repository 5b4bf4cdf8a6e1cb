using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

/// <summary>Abstammung: the way from one version to another over those that each is based on, or that something was said of, forwards and back.</summary>
internal sealed class Ancestry(PlanningLists lists, ReadableVersions readable)
{
    /// <param name="isForAll">Reasons given in a version that not everybody may read stay out, also for those who may.</param>
    public async Task<Descents> BetweenAsync(PlanVersion from, PlanVersion to, bool isForAll, CancellationToken ct)
    {
        var way = await WayAsync(from, to, ct);
        var ends = await ElementsAsync(to, ct);
        Descents? all = null;
        for (var i = 1; i < way.Count; i++)
        {
            var step = await StepAsync(way[i - 1], way[i], ct);
            var isTold = await IsToldAsync(way[i - 1], i - 1, way.Count, isForAll, ct) && await IsToldAsync(way[i], i, way.Count, isForAll, ct);
            step = isTold ? step : step.WithoutReasons();
            all = all is null ? step : all.Then(step);
        }

        return (all ?? Descents.Step(await ElementsAsync(from, ct), ends, [])).Settled(ends);
    }

    /// <summary>Whether one came from the other, in however many steps.</summary>
    public async Task<bool> IsForebearAsync(PlanVersion earlier, PlanVersion later, CancellationToken ct)
    {
        var way = await WayAsync(earlier, later, ct);
        for (var i = 1; i < way.Count; i++)
        {
            if (!await IsStepAsync(way[i - 1], way[i], ct))
            {
                return false;
            }
        }

        return way.Count > 1;
    }

    /// <summary>The shortest; empty where the two have nothing to do with each other.</summary>
    private async Task<IReadOnlyList<PlanVersion>> WayAsync(PlanVersion from, PlanVersion to, CancellationToken ct)
    {
        var versions = (await lists.VersionsAsync(ct)).ToDictionary(v => v.Id);
        var steps = versions
            .Values.Where(v => v.BasedOnId is not null)
            .Select(v => (From: v.BasedOnId!.Value, To: v.Id))
            .Concat((await lists.LineagesAsync(ct)).Select(l => (From: l.FromVersionId, To: l.ToVersionId)))
            .Distinct()
            .ToList();
        var beside = steps.Concat(steps.Select(s => (From: s.To, To: s.From))).ToLookup(s => s.From, s => s.To);
        Dictionary<Guid, Guid> came = new() { [from.Id] = from.Id };
        Queue<Guid> open = new([from.Id]);
        while (!came.ContainsKey(to.Id) && open.TryDequeue(out var at))
        {
            foreach (var next in beside[at].Where(n => versions.ContainsKey(n) && came.TryAdd(n, at)))
            {
                open.Enqueue(next);
            }
        }

        if (!came.ContainsKey(to.Id))
        {
            return [];
        }

        List<PlanVersion> way = [to];
        while (way[^1].Id != from.Id)
        {
            way.Add(versions[came[way[^1].Id]]);
        }

        way.Reverse();
        return way;
    }

    private async Task<bool> IsStepAsync(PlanVersion from, PlanVersion to, CancellationToken ct) =>
        to.BasedOnId == from.Id || (await lists.LineagesAsync(ct)).Any(l => l.FromVersionId == from.Id && l.ToVersionId == to.Id);

    private async Task<Descents> StepAsync(PlanVersion from, PlanVersion to, CancellationToken ct)
    {
        if (await IsStepAsync(from, to, ct))
        {
            var said = (await lists.LineagesAsync(ct)).Where(l => l.FromVersionId == from.Id && l.ToVersionId == to.Id);
            return Descents.Step(await ElementsAsync(from, ct), await ElementsAsync(to, ct), said);
        }

        return (await StepAsync(to, from, ct)).Back(await ElementsAsync(from, ct));
    }

    // Whoever compares two versions may read both.
    private async Task<bool> IsToldAsync(PlanVersion version, int place, int length, bool isForAll, CancellationToken ct) =>
        place == 0 || place == length - 1 || (isForAll ? !await readable.IsHiddenAsync(version, ct) : (await readable.ListAsync(ct)).Any(v => v.Id == version.Id));

    private async Task<IReadOnlySet<Guid>> ElementsAsync(PlanVersion version, CancellationToken ct) => (await lists.OutlineAsync(version, ct)).All.Select(h => h.Id).ToHashSet();
}
