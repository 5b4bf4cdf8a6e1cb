using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>Wofür das Fachamt der handelnden Person zuständig ist. A department sees and edits nothing else.</summary>
public sealed record ListResponsibilities : IRequest<Responsibilities>;

/// <param name="Departments">Those of this person; empty when no admin has assigned any.</param>
/// <param name="Elements">In the order of the plan: what these lead, sponsor or answer for, with all below it.</param>
public sealed record Responsibilities(IReadOnlyList<OrganisationCard> Departments, IReadOnlyList<ElementCard> Elements);
