using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Invitations;

/// <summary>Offene Einladungen einer Person in eine Rolle: what would still give it.</summary>
internal static class OpenInvitations
{
    public static async Task WithdrawAsync(IsekDbContext db, string address, Role role, CancellationToken ct)
    {
        // Compared here, as accounts compare: databases disagree about small and capital letters beyond ASCII.
        var open = await db.Set<Invitation>().Where(i => i.AcceptedAt == null && i.Role == role).Select(i => new { i.Id, i.Email }).ToListAsync(ct);
        var ids = open.Where(i => string.Equals(i.Email, address, StringComparison.OrdinalIgnoreCase)).Select(i => i.Id).ToList();
        if (ids.Count > 0)
        {
            await db.Set<Invitation>().Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(ct);
        }
    }
}
