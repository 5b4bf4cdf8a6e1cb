using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Imports;

/// <summary>Datei hochladen: what was read of it waits. No act of staff: nobody else sees it, and nothing of the plan changes.</summary>
internal sealed record KeepImport(Guid VersionId, ImportKind Kind, string FileName, int FirstRow, List<List<string>> Rows, List<KeptPicture>? Pictures = null) : IRequest<Guid>;

/// <summary>Zuordnung ändern: which column or level is what.</summary>
internal sealed record MapImport(Guid ImportId, Dictionary<string, string> Choices) : IRequest;

/// <summary>Hochgeladene Datei verwerfen.</summary>
internal sealed record DiscardImport(Guid ImportId) : IRequest;

internal sealed class KeepImportHandler(IsekDbContext db, CurrentUser current, TimeProvider time)
    : IRequestHandler<KeepImport, Guid>,
        IRequestHandler<MapImport, Unit>,
        IRequestHandler<DiscardImport, Unit>
{
    public async Task<Guid> Handle(KeepImport command, CancellationToken ct)
    {
        var name = Path.GetFileName(command.FileName.Replace('\\', '/'));
        var import = new PlanImport
        {
            PlanVersionId = command.VersionId,
            Kind = command.Kind,
            Actor = current.Actor,
            FileName = name.Length <= PlanImport.NameMax ? name : name[^PlanImport.NameMax..],
            UploadedAt = time.GetUtcNow().UtcDateTime,
            FirstRow = command.FirstRow,
            Rows = command.Rows,
            Pictures = command.Pictures ?? [],
        };
        db.Add(import);
        await db.SaveChangesAsync(ct);
        return import.Id;
    }

    public async Task<Unit> Handle(MapImport command, CancellationToken ct)
    {
        if (await Own(command.ImportId).SingleOrDefaultAsync(ct) is { } import)
        {
            import.Choices = command.Choices;
            await db.SaveChangesAsync(ct);
        }

        return Unit.Value;
    }

    public async Task<Unit> Handle(DiscardImport command, CancellationToken ct)
    {
        await Own(command.ImportId).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }

    private IQueryable<PlanImport> Own(Guid id) => db.Set<PlanImport>().Where(i => i.Id == id && i.Actor == current.Actor && i.AppliedAt == null);
}
