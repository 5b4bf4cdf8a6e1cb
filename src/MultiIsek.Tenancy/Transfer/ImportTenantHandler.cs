using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Transfer;

/// <summary>
/// Takes a city over from its folder. The city's rows change in one transaction; the catalog follows when that has held,
/// and a city that the run itself created goes again when it has not.
/// </summary>
internal sealed class ImportTenantHandler(
    CatalogDbContext catalog,
    TenantDirectory directory,
    TenantCache cache,
    IPlacements placements,
    IOptions<PlatformOptions> platform,
    IEnumerable<TransferPart> parts,
    IServiceScopeFactory scopes,
    TimeProvider time
) : IRequestHandler<ImportTenant, ImportResult>
{
    private const string TenantFile = "tenant.json";

    public async Task<ImportResult> Handle(ImportTenant command, CancellationToken ct)
    {
        var file = await ReadAsync(command.Folder, ct);
        var tenant = await catalog.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == file.Root.Slug, ct);
        var isNew = tenant is null;
        if (tenant is null)
        {
            tenant = new Tenant
            {
                Slug = file.Root.Slug,
                Name = file.Root.Name,
                Ags = file.Root.Ags,
                Land = file.Root.Land,
                State = TenantState.Suspended,
                CreatedAt = time.GetUtcNow().UtcDateTime,
            };
            catalog.Add(tenant);
        }

        placements.Require(tenant.Database);
        await catalog.SaveChangesAsync(ct);
        try
        {
            var counts = await ImportCityAsync(command, file, new TenantPlace(tenant.Id, tenant.Slug, tenant.Database), ct);
            var isEdited = await catalog.ApplyAsync(tenant, file.Root, ct);
            Count(counts, isNew, isEdited);
            if (command.IsDryRun)
            {
                await RemoveAsync(tenant, isNew, ct);
                return new ImportResult(tenant.Slug, isNew, counts);
            }

            if (isNew || isEdited)
            {
                tenant.State = isNew ? TenantState.Active : tenant.State;
                await catalog.SaveChangesAsync(ct);
                await CatalogRevision.RaiseAsync(catalog, ct);
            }

            cache.Forget(tenant.Id);
            directory.Forget();
            return new ImportResult(tenant.Slug, isNew, counts);
        }
        catch
        {
            await RemoveAsync(tenant, isNew, CancellationToken.None);
            throw;
        }
    }

    /// <summary>tenant.json; the form of all other files is looked at too, so that one run names all their faults.</summary>
    private async Task<JsonFile<TenantRecord>> ReadAsync(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, TenantFile);
        if (!File.Exists(path))
        {
            var message = Directory.Exists(folder) ? $"Der Ordner „{folder}“ enthält keine {TenantFile}." : $"Den Ordner „{folder}“ gibt es nicht.";
            throw new TransferException([new TransferError(TenantFile, 1, "", message)]);
        }

        List<TransferError> faults = [.. await DataFolder.FaultsAsync(folder, ListSchemasHandler.RecordsOf(parts), ct)];
        if (faults.Any(f => f.File == TenantFile))
        {
            throw new TransferException(faults);
        }

        var file = JsonFiles.Parse<TenantRecord>(TenantFile, await File.ReadAllBytesAsync(path, ct));
        faults.AddRange(await new TenantCheck(catalog, platform).FaultsAsync(file, ct));
        return faults.Count > 0 ? throw new TransferException(faults) : file;
    }

    private async Task<ImportCounts> ImportCityAsync(ImportTenant command, JsonFile<TenantRecord> file, TenantPlace place, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(place);
        var db = scope.ServiceProvider.GetRequiredService<IsekDbContext>();
        var import = new Import(db, command.Folder, Berlin.Day(time.GetUtcNow().UtcDateTime));
        import.Use(TenantFile);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            foreach (var part in scope.ServiceProvider.GetServices<TransferPart>().OrderBy(p => p.Order))
            {
                // What can be saved is, faults or not: the parts behind find what they refer to, and the transaction ends without them.
                await part.ReadAsync(import, ct);
                await db.SaveChangesAsync(ct);
            }

            import.Find(file, "source", Import.SourceKind, file.Root.Source);
            import.RefuseUnknownFiles();
            import.ThrowIfFaulty();
            if (!command.IsDryRun)
            {
                await import.FinishAsync(ct);
            }

            if (!import.Counts.IsNothing)
            {
                await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RefreshSearch(), ct);
                await db.SaveChangesAsync(ct);
            }
        }
        catch (Exception e) when (import.IsFaulty && e is not (TransferException or OperationCanceledException))
        {
            // It follows from a fault that is already named.
            import.ThrowIfFaulty();
        }
        catch (DbUpdateException e)
        {
            throw new TransferException([
                new TransferError(
                    command.Folder,
                    1,
                    "",
                    $"Die Datenbank nimmt die Änderung nicht an. Wird ein gelöschter Eintrag noch verwendet, oder gehört er zu einer beschlossenen Fassung? ({e.InnerException?.Message ?? e.Message})"
                ),
            ]);
        }

        if (!command.IsDryRun)
        {
            await transaction.CommitAsync(ct);
        }

        return import.Counts;
    }

    private static void Count(ImportCounts counts, bool isNew, bool isEdited)
    {
        counts.Added += isNew ? 1 : 0;
        counts.Changed += !isNew && isEdited ? 1 : 0;
        counts.Unchanged += !isNew && !isEdited ? 1 : 0;
    }

    private async Task RemoveAsync(Tenant tenant, bool isNew, CancellationToken ct)
    {
        catalog.ChangeTracker.Clear();
        if (isNew)
        {
            await catalog.Set<Tenant>().Where(t => t.Id == tenant.Id).ExecuteDeleteAsync(ct);
        }
    }
}
