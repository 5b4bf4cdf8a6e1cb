using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Imports;

/// <summary>An import in a list, without what was read of the file.</summary>
internal sealed record ImportHead(Guid Id, string FileName, string By, DateTime UploadedAt, DateTime? AppliedAt, DateTime? UndoneAt);

/// <summary>Finds imports for the desk's pages: a file that waits is there for the person who uploaded it alone.</summary>
internal sealed class ImportDesk(IsekDbContext db, PlanningLists lists, CurrentUser current, EditorNames names)
{
    private const int ListMax = 20;

    public async Task<(Plan Plan, PlanVersion Version, PlanImport Import)?> FindAsync(string plan, string version, Guid id, ImportKind kind, CancellationToken ct)
    {
        if (await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known))
        {
            return null;
        }

        var actor = current.Actor;
        var import = await db.Set<PlanImport>()
            .AsNoTracking()
            .SingleOrDefaultAsync(i => i.Id == id && i.PlanVersionId == known.Id && i.Kind == kind && (i.AppliedAt != null || i.Actor == actor), ct);
        return import is null ? null : (found, known, import);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ImportHead>> ListAsync(Guid version, ImportKind kind, CancellationToken ct)
    {
        var actor = current.Actor;
        var imports = await db.Set<PlanImport>()
            .Where(i => i.PlanVersionId == version && i.Kind == kind && (i.AppliedAt != null || i.Actor == actor))
            .OrderByDescending(i => i.UploadedAt)
            .ThenByDescending(i => i.Id)
            .Take(ListMax)
            .Select(i => new ImportHead(i.Id, i.FileName, i.Actor, i.UploadedAt, i.AppliedAt, i.UndoneAt))
            .ToListAsync(ct);
        List<ImportHead> heads = [];
        foreach (var import in imports)
        {
            heads.Add(import with { By = await names.OfAsync(import.By, ct) });
        }

        return heads;
    }
}

/// <summary>Files that nobody came back to go, and what is needed to take an import back; see <see cref="PlanImport"/>.</summary>
internal sealed class ImportChore(IsekDbContext db, TimeProvider time) : ICityChore
{
    public async Task RunAsync(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-PlanImport.KeptDays);
        await db.Set<PlanImport>().Where(i => (i.AppliedAt ?? i.UploadedAt) < before && (i.AppliedAt == null || i.Kind == ImportKind.Table)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Hochgeladene Dateien einer Person: what waits goes with the account, what was taken over stays without the person.</summary>
internal sealed class PersonalImports(IsekDbContext db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct)
    {
        var actor = account.ToString();
        return
        [
            new(
                "imports.json",
                "Dateien, die Sie in einen Plan eingelesen haben",
                await db.Set<PlanImport>()
                    .Where(i => i.Actor == actor)
                    .OrderBy(i => i.UploadedAt)
                    .Select(i => new
                    {
                        i.FileName,
                        i.UploadedAt,
                        i.AppliedAt,
                    })
                    .ToListAsync(ct)
            ),
        ];
    }

    public Task<string> ExplainErasureAsync(CancellationToken ct) => Task.FromResult("");

    public async Task EraseAsync(Guid account, CancellationToken ct)
    {
        var actor = account.ToString();
        await db.Set<PlanImport>().Where(i => i.Actor == actor && i.AppliedAt == null).ExecuteDeleteAsync(ct);
        await db.Set<PlanImport>().Where(i => i.Actor == actor).ExecuteUpdateAsync(s => s.SetProperty(i => i.Actor, ""), ct);
    }
}
