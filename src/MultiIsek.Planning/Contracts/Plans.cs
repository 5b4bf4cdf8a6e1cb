using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>A plan as another module names and links it.</summary>
/// <param name="Version">The version shown first: the adopted one, else the newest; a plan may have none.</param>
/// <param name="Counts">How many elements of each type the version has, in the city's own words, in the order of its structure.</param>
public sealed record PlanCard(Guid Id, string Key, string ShortName, string Title, string Lead, PlanVersionCard? Version, IReadOnlyList<TypeCount> Counts)
{
    public string Url => $"/plan/{Key}";
}

/// <param name="Standing">In words: "Stand 11. Juli 2018, beschlossen am 25. Juli 2018".</param>
public sealed record PlanVersionCard(Guid Id, string Key, string Name, PlanVersionState State, string Standing);

/// <param name="Label">The city's word, singular for one.</param>
/// <param name="IsMain">Worth saying in one sentence about the plan: neither findings nor mere headings.</param>
public sealed record TypeCount(ElementRole Role, string Label, int Count, bool IsMain);

/// <summary>Alle Konzepte der Stadt, in their order; kept per revision.</summary>
public sealed record ListPlans : IRequest<IReadOnlyList<PlanCard>>;
