using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Transfer;

/// <summary>
/// Takes a city over from its folder. The city's rows change in one transaction; the catalog follows when that has held,
/// and a city that the run itself created goes again when it has not. One that a killed run left behind is taken for new.
/// </summary>
internal sealed partial class ImportTenantHandler(
    CatalogDbContext catalog,
    TenantDirectory directory,
    TenantCache cache,
    IPlacements placements,
    TenantFiles tenants,
    HostLosses losses,
    IOptions<PlatformOptions> platform,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<ImportTenantHandler> log
) : IRequestHandler<ImportTenant, ImportResult?>
{
    public async Task<ImportResult?> Handle(ImportTenant command, CancellationToken ct)
    {
        var file = await tenants.ReadAsync(command.Folder, ct);
        var tenant = await catalog.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == file.Root.Slug, ct);
        if (command.OnlyUnfinished && tenant is not { State: TenantState.Importing })
        {
            return null;
        }

        var isReserved = tenant is not null;
        var isNew = tenant is null or { State: TenantState.Importing };
        if (tenant is null)
        {
            tenant = tenants.New(file.Root);
            catalog.Add(tenant);
        }

        placements.Require(tenant.Database);
        var (to, lost) = isNew ? (null, []) : await MoveAsync(command, tenant, file.Root, ct);
        await catalog.SaveChangesAsync(ct);
        try
        {
            var counts = await ImportCityAsync(isNew ? command with { Begin = null } : command, file, new TenantPlace(tenant.Id, tenant.Slug, tenant.Database), to, ct);
            var isEdited = await catalog.ApplyAsync(tenant, file.Root, ct);
            Count(counts, isNew, isEdited);
            if (command.IsDryRun)
            {
                await RemoveAsync(tenant, isReserved, ct);
                return new ImportResult(tenant.Slug, isNew, counts, lost);
            }

            if (isNew || isEdited)
            {
                tenant.State = isNew ? TenantState.Active : tenant.State;
                await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
            }

            cache.Forget(tenant.Id);
            directory.Forget();
            return new ImportResult(tenant.Slug, isNew, counts, lost);
        }
        catch
        {
            await RemoveAsync(tenant, isReserved, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The canonical host to come, where it is another one than now, and what is lost with that.</summary>
    private async Task<(string? To, IReadOnlyList<string> Lost)> MoveAsync(ImportTenant command, Tenant tenant, TenantRecord record, CancellationToken ct)
    {
        var subdomain = HostRules.Subdomain(tenant.Slug, platform.Value);
        var from = await catalog.Set<TenantHost>().Where(h => h.TenantId == tenant.Id && h.IsCanonical).Select(h => h.Host).FirstOrDefaultAsync(ct) ?? subdomain;
        var to = record.OwnHosts.FirstOrDefault(subdomain);
        if (from == to)
        {
            return (null, []);
        }

        var lost = await losses.OfAsync(new TenantPlace(tenant.Id, tenant.Slug, tenant.Database), to, ct);
        HostLosses.Allow(from, to, lost, command.MayLose || command.IsDryRun);
        return (to, lost);
    }

    private async Task<ImportCounts> ImportCityAsync(ImportTenant command, JsonFile<TenantRecord> file, TenantPlace place, string? newHost, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(place);
        var db = scope.ServiceProvider.GetRequiredService<IsekDbContext>();
        var import = new Import(db, command.Folder, Berlin.Day(time.GetUtcNow().UtcDateTime));
        import.Use(TenantFiles.Name);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (command is { IsDryRun: false, Begin: { } begin })
        {
            await begin(scope.ServiceProvider, ct);
        }

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
            LogRefused(log, place.Slug, e);
            throw new TransferException([
                new TransferError(
                    Path.GetFileName(Path.TrimEndingDirectorySeparator(command.Folder)),
                    1,
                    "",
                    "Die Datenbank nimmt die Änderung nicht an. Wird ein gelöschter Eintrag noch verwendet, oder gehört er zu einer beschlossenen Fassung? Was die Datenbank sagt, steht im Protokoll des Programms."
                ),
            ]);
        }

        if (!command.IsDryRun)
        {
            if (newHost is not null)
            {
                var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
                if (user.VisitId is null)
                {
                    user.SetOperator();
                }

                await scope.ServiceProvider.GetRequiredService<IAudit>().AppendAsync(new Act("host.canonical", place.Slug, newHost), ct);
            }

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

    private async Task RemoveAsync(Tenant tenant, bool isReserved, CancellationToken ct)
    {
        catalog.ChangeTracker.Clear();
        if (!isReserved)
        {
            await catalog.Set<Tenant>().Where(t => t.Id == tenant.Id).ExecuteDeleteAsync(ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database refused the import of {Slug}.")]
    private static partial void LogRefused(ILogger log, string slug, Exception exception);
}
