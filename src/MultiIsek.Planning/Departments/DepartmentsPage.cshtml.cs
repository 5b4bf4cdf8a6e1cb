using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Departments;

/// <summary>Fachämter: who works for which organisation of the plan, and so for what.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class DepartmentsPage(IsekDbContext db, IStaff staff, PlanningLists lists, IMediator mediator, CurrentUser current) : PageModel, IFaulty
{
    public sealed record Person(Guid Id, string Name, string Email, IReadOnlyList<Organisation> Departments);

    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>Those that can answer for something: no committees, no groups that are only meant.</summary>
    public IReadOnlyList<Organisation> Offered { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public Guid Wanted { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task<IActionResult> OnPostAssignAsync([FromForm] Guid user, [FromForm] Guid organisation, CancellationToken ct)
    {
        Wanted = organisation;
        return TryAsync(new AssignDepartment(user, organisation), $"organisation-{user}", ct);
    }

    public Task<IActionResult> OnPostUnassignAsync([FromForm] Guid user, [FromForm] Guid organisation, CancellationToken ct) =>
        TryAsync(new UnassignDepartment(user, organisation), "", ct);

    private async Task<IActionResult> TryAsync(IRequest<Unit> command, string field, CancellationToken ct)
    {
        if (!current.SignedInLately)
        {
            Faults = [FreshSignIn.FaultFor(current)];
            await LoadAsync(ct);
            return Page();
        }

        try
        {
            await mediator.Send(command, ct);
            return Redirect("/verwaltung/fachaemter");
        }
        catch (RefusedException e)
        {
            Faults = [new(field, e.Message)];
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var organisations = await lists.OrganisationsAsync(ct);
        var people = await staff.InRoleAsync(Role.Contributor, ct);
        var ids = people.Select(p => p.Id).ToList();
        var members = (await db.Set<DepartmentMember>().Where(m => ids.Contains(m.UserId)).AsNoTracking().ToListAsync(ct)).ToLookup(m => m.UserId, m => m.OrganisationId);
        People =
        [
            .. people.Select(p => new Person(p.Id, p.Name, p.Email, [.. members[p.Id].Where(organisations.ContainsKey).Select(id => organisations[id]).OrderBy(o => o.SortOrder)])),
        ];
        Offered =
        [
            .. organisations
                .Values.Where(o => o.Kind is not (OrganisationKind.Committee or OrganisationKind.Group or OrganisationKind.Funder) && o.ValidUntil is null)
                .OrderBy(o => o.Kind)
                .ThenBy(o => o.SortOrder),
        ];
    }
}
