using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>Rollen der Elemente einer Fassung, by id. Asks the database itself and keeps nothing, so that an import may ask within its transaction.</summary>
public sealed record ListElementRoles(Guid PlanVersionId) : IRequest<IReadOnlyDictionary<Guid, ElementRole>>;
