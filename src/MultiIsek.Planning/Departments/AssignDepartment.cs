using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Departments;

/// <summary>Person einem Fachamt zuordnen.</summary>
/// <exception cref="RefusedException">No such person in this role, no such organisation, or assigned already.</exception>
internal sealed record AssignDepartment(Guid UserId, Guid OrganisationId) : IRequest<Unit>, IAudited
{
    public Act Act => new("department.assigned", UserId.ToString(), OrganisationId.ToString());
}

/// <summary>Zuordnung aufheben.</summary>
/// <exception cref="RefusedException">There is none.</exception>
internal sealed record UnassignDepartment(Guid UserId, Guid OrganisationId) : IRequest<Unit>, IAudited
{
    public Act Act => new("department.unassigned", UserId.ToString(), OrganisationId.ToString());
}

internal sealed class AssignDepartmentHandler(IsekDbContext db, IStaff staff) : IRequestHandler<AssignDepartment, Unit>, IRequestHandler<UnassignDepartment, Unit>
{
    public async Task<Unit> Handle(AssignDepartment command, CancellationToken ct)
    {
        if ((await staff.InRoleAsync(Role.Contributor, ct)).All(p => p.Id != command.UserId))
        {
            throw new RefusedException("Diese Person hat die Rolle „Fachamt“ nicht.");
        }

        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == command.OrganisationId, ct))
        {
            throw new RefusedException("Wählen Sie ein Fachamt aus der Liste.");
        }

        if (await db.Set<DepartmentMember>().AnyAsync(m => m.UserId == command.UserId && m.OrganisationId == command.OrganisationId, ct))
        {
            throw new RefusedException("Die Person gehört schon dazu.");
        }

        db.Add(new DepartmentMember(command.UserId, command.OrganisationId));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(UnassignDepartment command, CancellationToken ct) =>
        await db.Set<DepartmentMember>().Where(m => m.UserId == command.UserId && m.OrganisationId == command.OrganisationId).ExecuteDeleteAsync(ct) == 1
            ? Unit.Value
            : throw new RefusedException("Diese Zuordnung gibt es nicht mehr.");
}
