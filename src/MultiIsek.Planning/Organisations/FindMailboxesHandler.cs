using MediatR;
using MultiIsek.Kernel.Caching;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Organisations;

internal sealed class FindMailboxesHandler(PlanningLists lists, TimeProvider time) : IRequestHandler<FindMailboxes, IReadOnlyList<OrganisationMailbox>>
{
    public async Task<IReadOnlyList<OrganisationMailbox>> Handle(FindMailboxes request, CancellationToken ct)
    {
        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        return
        [
            .. (await lists.OrganisationsAsync(ct))
                .Values.Where(o => !o.IsExternal && o.Email is not null && (o.ValidUntil is not { } until || until >= today))
                .OrderBy(o => o.SortOrder)
                .Select(o => new OrganisationMailbox(o.Key, o.Name, o.Email!)),
        ];
    }
}
