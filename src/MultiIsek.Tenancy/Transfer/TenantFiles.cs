using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Transfer;

/// <summary>tenant.json of a city's data folder.</summary>
internal sealed class TenantFiles(CatalogDbContext catalog, IOptions<PlatformOptions> platform, IEnumerable<TransferPart> parts, TimeProvider time)
{
    public const string Name = "tenant.json";

    /// <summary>The form of all other files is looked at too, so that one run names all their faults.</summary>
    /// <exception cref="TransferException">There is no such file, or a file has faults.</exception>
    public async Task<JsonFile<TenantRecord>> ReadAsync(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            var message = Directory.Exists(folder) ? $"Der Ordner „{folder}“ enthält keine {Name}." : $"Den Ordner „{folder}“ gibt es nicht.";
            throw new TransferException([new TransferError(Name, 1, "", message)]);
        }

        List<TransferError> faults = [.. await DataFolder.FaultsAsync(folder, ListSchemasHandler.RecordsOf(parts), ct)];
        if (faults.Any(f => f.File == Name))
        {
            throw new TransferException(faults);
        }

        var file = JsonFiles.Parse<TenantRecord>(Name, await File.ReadAllBytesAsync(path, ct));
        faults.AddRange(await new TenantCheck(catalog, platform).FaultsAsync(file, ct));
        return faults.Count > 0 ? throw new TransferException(faults) : file;
    }

    /// <summary>The city's row before its first import.</summary>
    public Tenant New(TenantRecord record) =>
        new()
        {
            Slug = record.Slug,
            Name = record.Name,
            Ags = record.Ags,
            Land = record.Land,
            State = TenantState.Importing,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
}
