using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Departments;

/// <summary>Whoever no longer works for a department of the plan works for none.</summary>
internal sealed class ForgetDepartments(IsekDbContext db) : INotificationHandler<RoleTaken>
{
    public async Task Handle(RoleTaken notification, CancellationToken cancellationToken)
    {
        if (notification.Role == Role.Contributor)
        {
            await db.Set<DepartmentMember>().Where(m => m.UserId == notification.UserId).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
