using MediatR;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Departments;

internal sealed class ListResponsibilitiesHandler(DepartmentScope scope, PlanningLists lists, IMediator mediator) : IRequestHandler<ListResponsibilities, Responsibilities>
{
    public async Task<Responsibilities> Handle(ListResponsibilities request, CancellationToken ct)
    {
        var departments = await scope.DepartmentsAsync(ct);
        if (departments.Count == 0)
        {
            return Responsibilities.None;
        }

        var versions = await lists.VersionsAsync(ct);
        List<ElementCard> elements = [];
        foreach (var plan in await mediator.Send(new ListPlans(), ct))
        {
            if (plan.Version is { } shown && versions.FirstOrDefault(v => v.Id == shown.Id) is { } version)
            {
                var own = await scope.ElementsAsync(departments.Select(d => d.Id), version, ct);
                elements.AddRange((await mediator.Send(new ListElements(version.Id), ct)).Where(e => own.Contains(e.Id)));
            }
        }

        return new(
            [.. departments.Select(o => new OrganisationCard(o.Id, o.Key, o.Name, o.ShortName))],
            elements,
            await DraftsAsync(departments, versions.Where(v => v.IsOpen()), ct)
        );
    }

    private async Task<IReadOnlyList<OwnText>> DraftsAsync(IReadOnlyList<Organisation> departments, IEnumerable<PlanVersion> open, CancellationToken ct)
    {
        var (plans, types) = (await lists.PlansAsync(ct), await lists.TypesAsync(ct));
        List<OwnText> found = [];
        foreach (var version in open)
        {
            var plan = plans.First(p => p.Id == version.PlanId);
            var own = await scope.ElementsAsync(departments.Select(d => d.Id), version, ct);
            found.AddRange(
                (await lists.OutlineAsync(version, ct))
                    .All.Where(h => own.Contains(h.Id))
                    .Select(h => new OwnText(plan.Title, version.Name, h.Label, types[h.TypeId].Singular, DepartmentElementPage.UrlOf(plan.Key, version.Key, h.Key)))
            );
        }

        return found;
    }
}
