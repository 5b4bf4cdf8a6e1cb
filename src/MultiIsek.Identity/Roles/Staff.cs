using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Roles;

internal sealed class Staff(IsekDbContext db) : IStaff
{
    public async Task<IReadOnlyList<StaffPerson>> InRoleAsync(Role role, CancellationToken ct) =>
        await db.Set<User>()
            .Where(u => db.Set<Membership>().Any(m => m.UserId == u.Id && m.Role == role))
            .OrderBy(u => u.DisplayName)
            .Select(u => new StaffPerson(u.Id, u.DisplayName, u.Email!))
            .Take(500)
            .ToListAsync(ct);
}
