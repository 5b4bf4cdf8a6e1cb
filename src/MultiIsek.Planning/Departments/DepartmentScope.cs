using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Departments;

/// <summary>What the person's departments answer for. Asked anew with each act: it follows from the plan, and from who works where.</summary>
internal sealed class DepartmentScope(IsekDbContext db, PlanningLists lists, IMediator mediator, CurrentUser current)
{
    /// <summary>Who merely takes part, pays or is meant does not answer for an element.</summary>
    private static readonly HashSet<ActorRole> Answering = [ActorRole.Lead, ActorRole.Contact, ActorRole.FieldSponsor];

    /// <summary>Those of this person, in the city's order.</summary>
    public async Task<IReadOnlyList<Organisation>> DepartmentsAsync(CancellationToken ct)
    {
        if (current.Id is not { } me || !current.Has(Policies.Contributor))
        {
            return [];
        }

        var mine = await db.Set<DepartmentMember>().Where(m => m.UserId == me).Select(m => m.OrganisationId).ToListAsync(ct);
        var organisations = await lists.OrganisationsAsync(ct);
        return [.. mine.Where(organisations.ContainsKey).Select(id => organisations[id]).OrderBy(o => o.SortOrder)];
    }

    /// <summary>The elements of a version that these answer for, with all below them.</summary>
    public async Task<IReadOnlySet<Guid>> ElementsAsync(IEnumerable<Guid> departments, PlanVersion version, CancellationToken ct)
    {
        var units = WithUnits(departments, await lists.OrganisationsAsync(ct));
        var answering = (await lists.InvolvementsAsync(ct)).Where(i => Answering.Contains(i.Role) && units.Contains(i.OrganisationId)).ToList();
        var isWhole = answering.Exists(i => i.PlanId == version.PlanId);
        var elements = answering.Where(i => i.PlanVersionId == version.Id).Select(i => i.ElementId).OfType<Guid>().ToHashSet();
        HashSet<Guid> found = [];
        if (!isWhole && elements.Count == 0)
        {
            return found;
        }

        // In the order of the plan, so that a parent comes before its children.
        foreach (var head in (await lists.OutlineAsync(version, ct)).All)
        {
            if (isWhole || elements.Contains(head.Id) || (head.ParentId is { } parent && found.Contains(parent)))
            {
                found.Add(head.Id);
            }
        }

        return found;
    }

    /// <summary>What a form of this element offers this person: everything to an editor, to a department what is its own.</summary>
    /// <returns>Null where the element is not this person's to change.</returns>
    public async Task<FormBook?> BookAsync(PlanVersion version, Guid element, CancellationToken ct)
    {
        if (current.Has(Policies.Editor))
        {
            return await FormBook.LoadAsync(version, lists, mediator, ct);
        }

        var own = await ElementsAsync((await DepartmentsAsync(ct)).Select(d => d.Id), version, ct);
        return own.Contains(element) && version.State != Contracts.PlanVersionState.Discarded
            ? await FormBook.LoadAsync(version, lists, mediator, ct, withDrafts: false) with
            {
                Own = own,
            }
            : null;
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
}
