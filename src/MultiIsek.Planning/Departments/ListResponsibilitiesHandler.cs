using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Departments;

internal sealed class ListResponsibilitiesHandler(IsekDbContext db, PlanningLists lists, IMediator mediator, CurrentUser current)
    : IRequestHandler<ListResponsibilities, Responsibilities>
{
    /// <summary>Who merely takes part, pays or is meant does not answer for an element.</summary>
    private static readonly HashSet<ActorRole> Answering = [ActorRole.Lead, ActorRole.Contact, ActorRole.FieldSponsor];

    public async Task<Responsibilities> Handle(ListResponsibilities request, CancellationToken ct)
    {
        if (current.Id is not { } me || !current.Roles.Contains(Role.Contributor))
        {
            return new([], []);
        }

        var mine = await db.Set<DepartmentMember>().Where(m => m.UserId == me).Select(m => m.OrganisationId).ToListAsync(ct);
        var organisations = await lists.OrganisationsAsync(ct);
        var departments = WithUnits(mine, organisations);
        var involvements = (await lists.InvolvementsAsync(ct)).Where(i => Answering.Contains(i.Role) && departments.Contains(i.OrganisationId)).ToList();
        return new(
            [
                .. mine.Where(organisations.ContainsKey)
                    .Select(id => organisations[id])
                    .OrderBy(o => o.SortOrder)
                    .Select(o => new OrganisationCard(o.Id, o.Key, o.Name, o.ShortName)),
            ],
            await ElementsAsync(involvements, ct)
        );
    }

    // An office answers for what its units do.
    private static HashSet<Guid> WithUnits(IEnumerable<Guid> mine, IReadOnlyDictionary<Guid, Organisation> organisations)
    {
        HashSet<Guid> found = [.. mine];
        while (organisations.Values.Where(o => o.ParentId is { } parent && found.Contains(parent) && !found.Contains(o.Id)).Select(o => o.Id).ToList() is { Count: > 0 } units)
        {
            found.UnionWith(units);
        }

        return found;
    }

    private async Task<IReadOnlyList<ElementCard>> ElementsAsync(IReadOnlyList<Involvement> involvements, CancellationToken ct)
    {
        var plans = involvements.Select(i => i.PlanId).OfType<Guid>().ToHashSet();
        List<ElementCard> found = [];
        foreach (var plan in await mediator.Send(new ListPlans(), ct))
        {
            if (plan.Version is not { } version)
            {
                continue;
            }

            var elements = involvements.Where(i => i.PlanVersionId == version.Id).Select(i => i.ElementId).OfType<Guid>().ToHashSet();
            // In the order of the plan, so that a parent comes before its children.
            HashSet<Guid> below = [];
            foreach (var element in await mediator.Send(new ListElements(version.Id), ct))
            {
                if (plans.Contains(plan.Id) || elements.Contains(element.Id) || (element.ParentId is { } parent && below.Contains(parent)))
                {
                    below.Add(element.Id);
                    found.Add(element);
                }
            }
        }

        return found;
    }
}
