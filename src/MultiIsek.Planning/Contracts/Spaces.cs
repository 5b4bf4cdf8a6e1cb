using MediatR;
using MultiIsek.Kernel.Maps;

namespace MultiIsek.Planning.Contracts;

/// <summary>A place as another module names and links it.</summary>
/// <param name="KindLabel">In words, singular: "Ortsteil".</param>
public sealed record SpaceCard(Guid Id, string Key, string Name, SpaceKind Kind, string KindLabel)
{
    public string Url => $"/orte/{Key}";
}

/// <summary>Orte by id; unknown ids are left out.</summary>
public sealed record FindSpaces(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, SpaceCard>>;

/// <summary>Alle Orte, in the city's order.</summary>
public sealed record ListSpaces : IRequest<IReadOnlyList<SpaceCard>>;

/// <summary>Der Ort, in dem ein Punkt liegt: the smallest whose area the city gave; null where none holds it.</summary>
public sealed record FindSpaceAt(GeoPoint Point) : IRequest<SpaceCard?>;

/// <summary>Die Orte, die eine Linie oder Fläche trifft: of those that lie in each other only the innermost, in the city's order.</summary>
public sealed record FindSpacesMet(GeoShape Shape) : IRequest<IReadOnlyList<SpaceCard>>;

/// <summary>Elemente der gezeigten Fassungen, by id, that name a place or one that lies in it.</summary>
public sealed record ListElementsAt(Guid SpaceId) : IRequest<IReadOnlyCollection<Guid>>;

/// <summary>An organisation as another module names it.</summary>
public sealed record OrganisationCard(Guid Id, string Key, string Name, string? ShortName);

/// <summary>Organisationen by id; unknown ids are left out.</summary>
public sealed record FindOrganisations(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, OrganisationCard>>;

/// <summary>A body of the city that takes mail of its own.</summary>
public sealed record OrganisationMailbox(string Key, string Name, string Email);

/// <summary>Postfächer: the city's own organisations with an e-mail address, by their order. Nobody outside of the city is written to in its name.</summary>
public sealed record FindMailboxes : IRequest<IReadOnlyList<OrganisationMailbox>>;
