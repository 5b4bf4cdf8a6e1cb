using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>A place as another module names and links it.</summary>
/// <param name="KindLabel">In words, singular: "Ortsteil".</param>
public sealed record SpaceCard(Guid Id, string Key, string Name, SpaceKind Kind, string KindLabel)
{
    public string Url => $"/orte/{Key}";
}

/// <summary>Orte by id; unknown ids are left out.</summary>
public sealed record FindSpaces(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, SpaceCard>>;

/// <summary>An organisation as another module names it.</summary>
public sealed record OrganisationCard(Guid Id, string Key, string Name, string? ShortName);

/// <summary>Organisationen by id; unknown ids are left out.</summary>
public sealed record FindOrganisations(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, OrganisationCard>>;
