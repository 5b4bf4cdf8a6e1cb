using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

/// <summary>Lesbare Fassungen: those that whoever asks may read on the pages. The rule is <see cref="ShownVersions"/>, the same as for programs; staff read drafts, too.</summary>
internal sealed class ReadableVersions(PlanningLists lists, CurrentUser current, IEnumerable<IDiscussedVersions> discussed)
{
    private IReadOnlyList<PlanVersion>? _public;

    /// <summary>Names the set in keys of what is kept of it.</summary>
    public string Readers => current.Has(Policies.Drafts) ? "staff" : "all";

    /// <summary>Oldest first.</summary>
    public async ValueTask<IReadOnlyList<PlanVersion>> ListAsync(CancellationToken ct) => current.Has(Policies.Drafts) ? await lists.VersionsAsync(ct) : await PublicAsync(ct);

    /// <summary>Whether whoever asks may see the plan: one without versions, or with one that they may read.</summary>
    public async ValueTask<bool> HasAsync(Plan plan, CancellationToken ct) =>
        !(await lists.VersionsAsync(ct)).IsHidden(plan.Id) || (await ListAsync(ct)).Any(v => v.PlanId == plan.Id);

    /// <summary>Plans that whoever asks may see, in their order.</summary>
    public async ValueTask<IReadOnlyList<Plan>> PlansAsync(CancellationToken ct)
    {
        List<Plan> plans = [];
        foreach (var plan in await lists.PlansAsync(ct))
        {
            if (await HasAsync(plan, ct))
            {
                plans.Add(plan);
            }
        }

        return plans;
    }

    /// <summary>Read by staff only.</summary>
    public async ValueTask<bool> IsHiddenAsync(PlanVersion version, CancellationToken ct) => (await PublicAsync(ct)).All(v => v.Id != version.Id);

    private async ValueTask<IReadOnlyList<PlanVersion>> PublicAsync(CancellationToken ct)
    {
        if (_public is null)
        {
            HashSet<Guid> ids = [];
            foreach (var source in discussed)
            {
                ids.UnionWith(await source.ListAsync(ct));
            }

            _public = new VersionsShown(false, ids).Of(await lists.VersionsAsync(ct));
        }

        return _public;
    }
}
