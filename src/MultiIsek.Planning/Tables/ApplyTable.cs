using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.Tables;

/// <summary>Tabelle übernehmen: all of it in one transaction, or nothing. Answers how many elements are new or changed.</summary>
/// <param name="Stamp">What the person saw; see <see cref="TablePreview.Stamp"/>.</param>
/// <param name="LeavesOut">Rows with faults are left out; otherwise they keep all from being written.</param>
/// <exception cref="RefusedException">Something is wrong, or the plan has changed since the preview.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record ApplyTable(Guid VersionId, Guid ImportId, string Stamp, bool LeavesOut) : IRequest<int>, IAudited
{
    public Act Act => new("table.imported", ImportId.ToString(), VersionId.ToString());
}

internal sealed class ApplyTableHandler(IsekDbContext db, TableCheck check, ImportBatch batch, TimeProvider time) : IRequestHandler<ApplyTable, int>
{
    public async Task<int> Handle(ApplyTable command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var import = await db.Set<PlanImport>().AsNoTracking().SingleAsync(i => i.Id == command.ImportId && i.PlanVersionId == version.Id, ct);
        if (import.AppliedAt is not null)
        {
            throw new RefusedException("Diese Tabelle ist schon übernommen.");
        }

        var preview = await check.RunAsync(import, version, ct);
        if (preview.Fault is { } fault)
        {
            throw new RefusedException(fault);
        }

        if (preview.Stamp != command.Stamp)
        {
            throw new RefusedException("Inzwischen hat jemand den Plan geändert. Sehen Sie sich die Vorschau noch einmal an; nichts wurde gespeichert.");
        }

        if (preview.Faulty.Count > 0 && !command.LeavesOut)
        {
            throw new RefusedException("Einige Zeilen haben Fehler. Berichtigen Sie die Datei, oder wählen Sie aus, dass diese Zeilen wegbleiben.");
        }

        if (preview.Good.Count == 0)
        {
            throw new RefusedException("Es gibt nichts zu übernehmen.");
        }

        var steps = await batch.SaveAsync(version, [.. preview.Good.Select(l => l.Row with { Faults = [] })], ct);
        var own = await db.Set<PlanImport>().SingleAsync(i => i.Id == import.Id, ct);
        (own.AppliedAt, own.Steps, own.Rows) = (time.GetUtcNow().UtcDateTime, steps, []);
        await db.SaveChangesAsync(ct);
        return steps.Count;
    }
}
