using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>An organisation that can be invited to say something.</summary>
/// <param name="Email">Its own, or that of its first contact person; null where the city knows none.</param>
public sealed record OrganisationAddress(Guid Id, string Name, string? Email);

/// <summary>Organisationen, die es heute gibt, those outside of the city first, by name.</summary>
public sealed record ListOrganisationAddresses : IRequest<IReadOnlyList<OrganisationAddress>>;

/// <summary>
/// Text einer Fassung for somebody whom another module has let in, whoever may read the version otherwise: its elements in the order of the plan, or one of them
/// with its text.
/// </summary>
/// <param name="ElementKey">Null for all, which come without texts.</param>
public sealed record FindVersionElements(Guid PlanVersionId, string? ElementKey = null) : IRequest<IReadOnlyList<ElementCard>>;
