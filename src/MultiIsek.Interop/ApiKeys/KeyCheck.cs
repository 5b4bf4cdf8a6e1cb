using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Interop.ApiKeys;

/// <summary>Prüft einen Schlüssel bei jeder Anfrage: asked of the database each time, so that a revoked one ends at once. That of another city is none here.</summary>
internal sealed class KeyCheck(IsekDbContext db, TimeProvider time)
{
    private const int LongestKey = 100;

    /// <summary>How old the noted last use may be: a busy program does not write a row each time.</summary>
    public static readonly TimeSpan NoteAge = TimeSpan.FromMinutes(1);

    /// <returns>What it may see; null where it is no key, or none that is valid now.</returns>
    public async Task<IReadOnlyList<ApiScope>?> ScopesAsync(string key, CancellationToken ct)
    {
        if (key.Length > LongestKey)
        {
            return null;
        }

        var (hash, now) = (ApiKey.HashOf(key), time.GetUtcNow().UtcDateTime);
        var found = await db.Set<ApiKey>()
            .Where(k => k.Hash == hash && k.RevokedAt == null && k.EndsAt > now)
            .Select(k => new
            {
                k.Id,
                k.Scopes,
                k.LastUsedAt,
            })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var noted = now - NoteAge;
        if (found.LastUsedAt is null || found.LastUsedAt <= noted)
        {
            await db.Set<ApiKey>()
                .Where(k => k.Id == found.Id && (k.LastUsedAt == null || k.LastUsedAt <= noted))
                .ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, now), ct);
        }

        return found.Scopes;
    }
}
