using MediatR;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Planning.Contracts;

/// <summary>A plan as another module names and links it.</summary>
/// <param name="Version">The version shown first: the adopted one, else the newest; a plan may have none.</param>
/// <param name="Counts">How many elements of each type the version has, in the city's own words, in the order of its structure.</param>
public sealed record PlanCard(Guid Id, string Key, string ShortName, string Title, string Lead, PlanVersionCard? Version, IReadOnlyList<TypeCount> Counts)
{
    public string Url => $"/plan/{Key}";
}

/// <param name="StateWord">In words: "Entwurf", "beschlossen".</param>
public sealed record PlanVersionCard(Guid Id, string Key, string Name, PlanVersionState State, string StateWord, SourceDate? DatedOn);

/// <param name="Label">The city's word, singular for one.</param>
/// <param name="IsMain">Worth saying in one sentence about the plan: neither findings nor chapters of text.</param>
public sealed record TypeCount(ElementRole Role, string Label, int Count, bool IsMain);

/// <summary>Alle Konzepte der Stadt, in their order; kept per revision.</summary>
public sealed record ListPlans : IRequest<IReadOnlyList<PlanCard>>;
