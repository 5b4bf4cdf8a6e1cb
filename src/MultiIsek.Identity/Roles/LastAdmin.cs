using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Roles;

/// <summary>Die letzte Leitung bleibt: two who remove each other must not both succeed.</summary>
internal static class LastAdmin
{
    public const string Words = "Sie sind die einzige Leitung dieser Stadt. Laden Sie zuerst eine zweite Person ein.";

    /// <summary>Part of the caller's transaction: until its end nobody else can ask.</summary>
    public static async Task<bool> IsLastAsync(IsekDbContext db, Guid userId, CancellationToken ct)
    {
        // Writing the rows makes those who ask at once take turns.
        await db.Set<Membership>().Where(m => m.Role == Role.Admin).ExecuteUpdateAsync(s => s.SetProperty(m => m.GivenAt, m => m.GivenAt), ct);
        return await LooksLastAsync(db, userId, ct);
    }

    /// <summary>To say it early; another may be gone a moment later.</summary>
    public static async Task<bool> LooksLastAsync(IsekDbContext db, Guid userId, CancellationToken ct)
    {
        var admins = await db.Set<Membership>().Where(m => m.Role == Role.Admin).Select(m => m.UserId).Take(2).ToListAsync(ct);
        return admins is [var only] && only == userId;
    }
}
