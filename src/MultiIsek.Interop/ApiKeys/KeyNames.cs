using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Interop.ApiKeys;

/// <summary>Keys by what they are used for, revoked ones too.</summary>
internal sealed class KeyNames(IsekDbContext db) : IActNames
{
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        var ids = words.Ids();
        return ids.Count == 0
            ? new Dictionary<string, string>()
            : await db.Set<ApiKey>().Where(k => ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id.ToString(), k => $"„{k.Name}“", ct);
    }
}
