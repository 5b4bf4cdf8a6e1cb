using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Priorities;

/// <summary>A committee's decision with all that is said of it.</summary>
/// <param name="Former">The decision in whose place it stands.</param>
/// <param name="IsCurrent">No later decision stands in its place.</param>
internal sealed record DecidedPriority(PriorityDecision Decision, Organisation Committee, CouncilResolution? Resolution, PriorityDecision? Former, bool IsCurrent)
{
    public string ByWhom => $"{Committee.Name}, {Decision.DecidedOn.ToGerman()}";
    public string Words => $"{Decision.Level} ({ByWhom})";
}

/// <summary>Was Gremien über die Priorität von Elementen entschieden haben.</summary>
internal sealed class DecidedPriorities(PlanningLists lists)
{
    /// <summary>Newest first, by element.</summary>
    public async Task<ILookup<Guid, DecidedPriority>> ListAsync(CancellationToken ct)
    {
        var all = await lists.PrioritiesAsync(ct);
        var organisations = await lists.OrganisationsAsync(ct);
        var resolutions = (await lists.ResolutionsAsync(ct)).ToDictionary(r => r.Id);
        var superseded = all.Select(d => d.SupersedesId).OfType<Guid>().ToHashSet();
        return all.Where(d => organisations.ContainsKey(d.CommitteeId))
            .OrderByDescending(d => d.DecidedOn)
            .Select(d => new DecidedPriority(
                d,
                organisations[d.CommitteeId],
                resolutions.GetValueOrDefault(d.ResolutionId ?? Guid.Empty),
                all.FirstOrDefault(f => f.Id == d.SupersedesId),
                !superseded.Contains(d.Id)
            ))
            .ToLookup(d => d.Decision.ElementId);
    }

    public async Task<IReadOnlyList<DecidedPriority>> OfAsync(Guid element, CancellationToken ct) =>
        (await lists.PrioritiesAsync(ct)).Count == 0 ? [] : [.. (await ListAsync(ct))[element]];

    /// <summary>What stood on the day, in words: decisions until then that none until then replaced.</summary>
    /// <param name="until">Null for today.</param>
    public static IReadOnlyList<string> Standing(IEnumerable<DecidedPriority> decided, DateOnly? until)
    {
        var known = decided.Where(d => until is null || d.Decision.DecidedOn.Day < until).ToList();
        var superseded = known.Select(d => d.Decision.SupersedesId).OfType<Guid>().ToHashSet();
        return [.. known.Where(d => !superseded.Contains(d.Decision.Id)).Select(d => d.Words)];
    }
}

/// <summary>Prioritätsskala eines Typs: its field with levels, the highest first. A level may name its years: "I (bis 2027)".</summary>
internal static class PriorityScale
{
    /// <returns>Null for a type whose structure has no levels.</returns>
    public static AttributeDefinition? Of(IEnumerable<AttributeDefinition> fields, Guid profile, string type) =>
        fields.FirstOrDefault(f => f.ProfileId == profile && f.Type == AttributeType.OrderedChoice && f.Visible == Visibility.Public && f.On.Contains(type));
}
