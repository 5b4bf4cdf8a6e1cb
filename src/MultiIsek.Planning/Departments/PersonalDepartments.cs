using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Departments;

/// <summary>Für welche Stellen eine Person arbeitet: goes with the account.</summary>
internal sealed class PersonalDepartments(IsekDbContext db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct) =>
        [
            new(
                "departments.json",
                "Stellen, für die Sie in der Rolle „Fachamt“ arbeiten",
                await db.Set<DepartmentMember>()
                    .Where(m => m.UserId == account)
                    .Join(db.Set<Organisation>(), m => m.OrganisationId, o => o.Id, (m, o) => new { o.Key, o.Name })
                    .ToListAsync(ct)
            ),
        ];

    public Task<string> ExplainErasureAsync(CancellationToken ct) => Task.FromResult("");

    public Task EraseAsync(Guid account, CancellationToken ct) => db.Set<DepartmentMember>().Where(m => m.UserId == account).ExecuteDeleteAsync(ct);
}
