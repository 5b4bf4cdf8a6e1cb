using MediatR;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Organisations;

internal sealed class FindOrganisationsHandler(PlanningLists lists) : IRequestHandler<FindOrganisations, IReadOnlyDictionary<Guid, OrganisationCard>>
{
    public async Task<IReadOnlyDictionary<Guid, OrganisationCard>> Handle(FindOrganisations request, CancellationToken ct) =>
        (await lists.OrganisationsAsync(ct)).Values.Where(o => request.Ids.Contains(o.Id)).ToDictionary(o => o.Id, o => new OrganisationCard(o.Id, o.Key, o.Name, o.ShortName));
}
