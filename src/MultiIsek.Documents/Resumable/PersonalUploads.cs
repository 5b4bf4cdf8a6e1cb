using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Resumable;

/// <summary>Was eine Person gerade hochlädt: it goes with the account.</summary>
internal sealed class PersonalUploads(IsekDbContext db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct)
    {
        var actor = account.ToString();
        return
        [
            new(
                "uploads.json",
                "Dateien, deren Hochladen Sie begonnen haben",
                await db.Set<Upload>()
                    .Where(u => u.Actor == actor)
                    .OrderBy(u => u.BegunAt)
                    .Select(u => new
                    {
                        u.FileName,
                        u.Length,
                        u.BegunAt,
                    })
                    .ToListAsync(ct)
            ),
        ];
    }

    public Task<string> ExplainErasureAsync(CancellationToken ct) => Task.FromResult("");

    public async Task EraseAsync(Guid account, CancellationToken ct)
    {
        var actor = account.ToString();
        await db.Set<Upload>().Where(u => u.Actor == actor).ExecuteDeleteAsync(ct);
    }
}
