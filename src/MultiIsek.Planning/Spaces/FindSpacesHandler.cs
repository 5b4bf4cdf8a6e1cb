using MediatR;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Spaces;

internal sealed class FindSpacesHandler(PlanningLists lists, SpaceElements elements, SpaceShapes shapes)
    : IRequestHandler<FindSpaces, IReadOnlyDictionary<Guid, SpaceCard>>,
        IRequestHandler<FindSpaceAt, SpaceCard?>,
        IRequestHandler<FindSpacesMet, IReadOnlyList<SpaceCard>>,
        IRequestHandler<ListSpaces, IReadOnlyList<SpaceCard>>,
        IRequestHandler<ListElementsAt, IReadOnlyCollection<Guid>>
{
    public async Task<IReadOnlyDictionary<Guid, SpaceCard>> Handle(FindSpaces request, CancellationToken ct) =>
        (await lists.SpacesAsync(ct)).Where(s => request.Ids.Contains(s.Id)).ToDictionary(s => s.Id, Card);

    public async Task<IReadOnlyList<SpaceCard>> Handle(ListSpaces request, CancellationToken ct) => [.. (await lists.SpacesAsync(ct)).Select(Card)];

    public async Task<IReadOnlyCollection<Guid>> Handle(ListElementsAt request, CancellationToken ct) =>
        [.. (await elements.OfAsync(new SpaceTree(await lists.SpacesAsync(ct)).Within(request.SpaceId), ct)).Select(e => e.Head.Id).Distinct()];

    public async Task<SpaceCard?> Handle(FindSpaceAt request, CancellationToken ct) => await shapes.AtAsync(request.Point, ct) is [var space, ..] ? Card(space) : null;

    public async Task<IReadOnlyList<SpaceCard>> Handle(FindSpacesMet request, CancellationToken ct) => [.. (await shapes.MetByAsync(request.Shape, ct)).Select(Card)];

    private static SpaceCard Card(Space space) => new(space.Id, space.Key, space.Name, space.Kind, space.Kind.Word());
}
