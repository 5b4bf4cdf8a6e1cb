using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Roles;

/// <summary>Die letzte Leitung bleibt: two who remove each other must not both succeed.</summary>
internal static class LastAdmin
{
    /// <summary>Part of the caller's transaction: until its end nobody else can ask.</summary>
    public static async Task<bool> IsLastAsync(IsekDbContext db, Guid userId, CancellationToken ct)
    {
        // Writing the rows makes those who ask at once take turns.
        await db.Set<Membership>().Where(m => m.Role == Role.Admin).ExecuteUpdateAsync(s => s.SetProperty(m => m.GivenAt, m => m.GivenAt), ct);
        var admins = await db.Set<Membership>().Where(m => m.Role == Role.Admin).Select(m => m.UserId).ToListAsync(ct);
        return admins is [var only] && only == userId;
    }
}
