using MediatR;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Spaces;

internal sealed class FindSpacesHandler(PlanningLists lists) : IRequestHandler<FindSpaces, IReadOnlyDictionary<Guid, SpaceCard>>
{
    public async Task<IReadOnlyDictionary<Guid, SpaceCard>> Handle(FindSpaces request, CancellationToken ct) =>
        (await lists.SpacesAsync(ct)).Where(s => request.Ids.Contains(s.Id)).ToDictionary(s => s.Id, s => new SpaceCard(s.Id, s.Key, s.Name, s.Kind, s.Kind.Word()));
}
