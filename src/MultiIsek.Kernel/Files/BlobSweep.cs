using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Kernel.Files;

/// <summary>The rows of one kind that name blobs. Whatever no such list names, the sweep deletes.</summary>
public interface IBlobRows
{
    /// <summary>The entity that holds the names.</summary>
    Type Entity { get; }

    Task<IReadOnlyList<BlobRow>> ListAsync(IsekDbContext db, CancellationToken ct);
}

/// <param name="Where">Where people find the file.</param>
public sealed record BlobRow(string Sha256, string Where);

/// <param name="Stored">All blobs of the tenant.</param>
/// <param name="Unnamed">Those that no row names and that are older than the period of grace.</param>
/// <param name="Removed">How many of these were deleted.</param>
/// <param name="Young">How many blobs no row names yet.</param>
/// <param name="Rows">How many rows name a blob.</param>
/// <param name="Missing">The rows whose blob is not there.</param>
public sealed record SweepReport(IReadOnlyList<StoredBlob> Stored, IReadOnlyList<StoredBlob> Unnamed, int Removed, int Young, int Rows, IReadOnlyList<BlobRow> Missing);

/// <summary>Compares what lies in the file store with what the rows name, for one tenant at a time.</summary>
public sealed class BlobSweep(IBlobStore blobs, TimeProvider time, IOptions<FilesOptions> options)
{
    /// <param name="rows">Reads the tenant's rows.</param>
    /// <param name="mayRemove">Delete blobs without rows; rows are never touched.</param>
    public async Task<SweepReport> RunAsync(int tenantId, Func<CancellationToken, Task<IReadOnlyList<BlobRow>>> rows, bool mayRemove, CancellationToken ct)
    {
        List<StoredBlob> stored = [];
        await foreach (var blob in blobs.ListAsync(tenantId, ct))
        {
            stored.Add(blob);
        }

        // After the blobs: a row that came in between has its blob. One that is still to come made its blob young again, and RemoveAsync looks at that once more.
        var named = await rows(ct);
        var hashes = named.Select(r => r.Sha256).ToHashSet(StringComparer.Ordinal);
        var unnamed = stored.Where(b => b.Sha256 is null || !hashes.Contains(b.Sha256)).ToList();
        var before = time.GetUtcNow() - options.Value.Grace;
        var old = unnamed.Where(b => b.StoredAt < before).ToList();
        var removed = 0;
        foreach (var blob in mayRemove ? old : [])
        {
            removed += await blobs.RemoveAsync(tenantId, blob, ct) ? 1 : 0;
        }

        return new SweepReport(stored, old, removed, unnamed.Count - old.Count, named.Count, await MissingAsync(tenantId, stored, named, ct));
    }

    private async Task<IReadOnlyList<BlobRow>> MissingAsync(int tenantId, IEnumerable<StoredBlob> stored, IEnumerable<BlobRow> named, CancellationToken ct)
    {
        var there = stored.Select(b => b.Sha256).ToHashSet(StringComparer.Ordinal);
        List<BlobRow> missing = [];
        foreach (var row in named.Where(r => !there.Contains(r.Sha256)))
        {
            // It may have come since they were listed.
            await using var content = await blobs.OpenAsync(tenantId, row.Sha256, ct);
            if (content is null)
            {
                missing.Add(row);
            }
        }

        return missing;
    }
}
