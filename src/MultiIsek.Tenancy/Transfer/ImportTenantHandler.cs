using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Branding;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Transfer;

/// <summary>
/// Takes a city over from its folder. The city's rows change in one transaction; the catalog follows when that has held,
/// and a city that the run itself created goes again when it has not.
/// </summary>
internal sealed class ImportTenantHandler(CatalogDbContext catalog, TenantDirectory directory, TenantCache cache, IServiceScopeFactory scopes, TimeProvider time)
    : IRequestHandler<ImportTenant, ImportResult>
{
    private const string TenantFile = "tenant.json";

    public async Task<ImportResult> Handle(ImportTenant command, CancellationToken ct)
    {
        var path = Path.Combine(command.Folder, TenantFile);
        if (!File.Exists(path))
        {
            throw new TransferException([new TransferError(TenantFile, 1, "", $"Der Ordner „{command.Folder}“ enthält keine {TenantFile}.")]);
        }

        var file = JsonFiles.Parse<TenantRecord>(TenantFile, await File.ReadAllBytesAsync(path, ct));
        Check(file);
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
            await catalog.SaveChangesAsync(ct);
        }

        try
        {
            var counts = await ImportCityAsync(command, new TenantPlace(tenant.Id, tenant.Slug, tenant.Database), ct);
            if (command.IsDryRun)
            {
                await RemoveAsync(tenant, isNew, ct);
                return new ImportResult(tenant.Slug, isNew, counts);
            }

            await SaveCatalogAsync(tenant, file.Root, isNew, ct);
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

    private static void Check(JsonFile<TenantRecord> file)
    {
        List<TransferError> errors = [];
        void Refuse(string field, string message) => errors.Add(new TransferError(file.Name, file.LineOf(field), field, message));
        if (HostName.Parse(file.Root.Slug) != file.Root.Slug || file.Root.Slug.Contains('.', StringComparison.Ordinal))
        {
            Refuse("slug", "Das ist keine Subdomain: kleine Buchstaben, Ziffern und Bindestriche.");
        }

        if (file.Root.Ags.Length != 8 || !file.Root.Ags.All(char.IsAsciiDigit))
        {
            Refuse("ags", "Der amtliche Gemeindeschlüssel hat acht Ziffern.");
        }

        if (!Palette.Hex().IsMatch(file.Root.BrandColour))
        {
            Refuse("brandColour", "Eine Farbe hat die Form #2f7d4f.");
        }

        if (file.Root.Name.Length is 0 or > Tenant.NameMax)
        {
            Refuse("name", $"Der Name fehlt oder hat mehr als {Tenant.NameMax} Zeichen.");
        }

        if (file.Root.AsOf is { } asOf && !DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            Refuse("asOf", "Ein Tag hat die Form 2026-11-22.");
        }

        foreach (var (host, index) in file.Root.OwnHosts.Select((h, i) => (h, i)).Where(h => HostName.Parse(h.h) != h.h))
        {
            Refuse($"ownHosts[{index}]", $"„{host}“ ist kein Domainname.");
        }

        foreach (var (link, index) in file.Root.Links.Select((l, i) => (l, i)).Where(l => !l.l.Url.StartsWith("https://", StringComparison.Ordinal)))
        {
            Refuse($"links[{index}].url", $"„{link.Url}“ beginnt nicht mit https://.");
        }

        if (errors.Count > 0)
        {
            throw new TransferException(errors);
        }
    }

    private async Task<ImportCounts> ImportCityAsync(ImportTenant command, TenantPlace place, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(place);
        var db = scope.ServiceProvider.GetRequiredService<IsekDbContext>();
        var import = new Import(db, command.Folder, Berlin.Day(time.GetUtcNow().UtcDateTime));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            foreach (var part in scope.ServiceProvider.GetServices<TransferPart>().OrderBy(p => p.Order))
            {
                await part.ReadAsync(import, ct);
                import.ThrowIfFaulty();
                await db.SaveChangesAsync(ct);
            }

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

    private async Task SaveCatalogAsync(Tenant tenant, TenantRecord record, bool isNew, CancellationToken ct)
    {
        tenant.Name = record.Name;
        tenant.Designation = record.Designation;
        tenant.Land = record.Land;
        tenant.Ags = record.Ags;
        tenant.BrandColour = record.BrandColour;
        tenant.LetterMark = record.LetterMark;
        tenant.PlanName = record.PlanName;
        tenant.Headline = record.Headline;
        tenant.Lead = record.Lead;
        tenant.Motto = record.Motto;
        tenant.MottoLabel = record.MottoLabel;
        tenant.IsDemonstration = record.Demonstration;
        tenant.AsOf = record.AsOf is { } asOf ? DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        tenant.Contact = record.Contact;
        tenant.Links = [.. record.Links];
        tenant.PrivacyNotices = [.. record.PrivacyNotices];
        tenant.State = isNew ? TenantState.Active : tenant.State;
        var hosts = await catalog.Set<TenantHost>().Where(h => h.TenantId == tenant.Id).ToListAsync(ct);
        catalog.RemoveRange(hosts.Where(h => !record.OwnHosts.Contains(h.Host)));
        foreach (var host in record.OwnHosts.Where(h => hosts.All(k => k.Host != h)))
        {
            catalog.Add(
                new TenantHost
                {
                    Host = host,
                    TenantId = tenant.Id,
                    IsCanonical = host == record.OwnHosts[0],
                }
            );
        }

        if (catalog.ChangeTracker.HasChanges())
        {
            await catalog.SaveChangesAsync(ct);
            await CatalogRevision.RaiseAsync(catalog, ct);
        }
    }

    private async Task RemoveAsync(Tenant tenant, bool isNew, CancellationToken ct)
    {
        if (isNew)
        {
            catalog.ChangeTracker.Clear();
            await catalog.Set<Tenant>().Where(t => t.Id == tenant.Id).ExecuteDeleteAsync(ct);
        }
    }
}
