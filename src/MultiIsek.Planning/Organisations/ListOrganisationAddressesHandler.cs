using MediatR;
using MultiIsek.Kernel.Caching;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Organisations;

internal sealed class ListOrganisationAddressesHandler(PlanningLists lists, TimeProvider time) : IRequestHandler<ListOrganisationAddresses, IReadOnlyList<OrganisationAddress>>
{
    public async Task<IReadOnlyList<OrganisationAddress>> Handle(ListOrganisationAddresses request, CancellationToken ct)
    {
        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        var persons = (await lists.ContactPersonsAsync(ct)).Where(p => p.Email is not null).ToLookup(p => p.OrganisationId, p => p.Email);
        return
        [
            .. (await lists.OrganisationsAsync(ct))
                .Values.Where(o => o.ValidUntil is not { } until || until >= today)
                .OrderByDescending(o => o.IsExternal)
                .ThenBy(o => o.Name, StringComparer.Ordinal)
                .Select(o => new OrganisationAddress(o.Id, o.Name, o.Email ?? persons[o.Id].FirstOrDefault())),
        ];
    }
}
