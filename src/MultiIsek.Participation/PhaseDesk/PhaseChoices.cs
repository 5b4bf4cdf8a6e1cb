using MediatR;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Woraus eine Phase wählt: the city's versions, and kinds and chapters of the chosen one.</summary>
internal sealed record PhaseChoices(IReadOnlyList<PhaseChoices.Version> Versions, PhaseChoices.Version? Chosen, IReadOnlyList<ElementCard> Elements)
{
    private const int VersionsMax = 500;

    public sealed record Version(Guid Id, string Key, string Label);

    /// <param name="Label">The city's words: "Maßnahme, Projekt".</param>
    public sealed record RoleChoice(ElementRole Role, string Label, int Count);

    /// <summary>What the city's types let people comment, or give a priority.</summary>
    public IReadOnlyList<RoleChoice> RolesFor(PhaseKind kind) =>
        [
            .. Elements
                .Where(e => kind == PhaseKind.Prioritising ? e.IsPrioritisable : e.IsCommentable)
                .GroupBy(e => e.Role)
                .Select(g => new RoleChoice(g.Key, string.Join(", ", g.Select(e => e.TypeLabel).Distinct()), g.Count())),
        ];

    /// <param name="version">Key; without one, or with one that is not there, that of the first plan's current version.</param>
    public static async Task<PhaseChoices> LoadAsync(IMediator mediator, string? version, CancellationToken ct)
    {
        var plans = await mediator.Send(new ListPlans(), ct);
        var entries = (await mediator.Send(new ListVersionEntries(new(true, []), null, new(VersionsMax)), ct)).Rows;
        List<Version> versions =
        [
            .. plans.SelectMany(p =>
                entries
                    .Where(v => v.Plan == p.Key && v.State != PlanVersionState.Discarded)
                    .OrderByDescending(v => v.No)
                    .Select(v => new Version(v.Id, v.Key, $"{p.ShortName}: {v.Name}"))
            ),
        ];
        var chosen = versions.Find(v => v.Key == version) ?? versions.Find(v => plans.Any(p => p.Version?.Id == v.Id)) ?? versions.FirstOrDefault();
        return new(versions, chosen, chosen is null ? [] : await mediator.Send(new ListElements(chosen.Id), ct));
    }
}
