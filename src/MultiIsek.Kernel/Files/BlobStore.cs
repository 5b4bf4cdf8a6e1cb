namespace MultiIsek.Kernel.Files;

/// <summary>
/// Dateiablage: bytes by name. Names carry the tenant; a name, once written, keeps its bytes.
/// Every method throws <see cref="FilesUnavailableException"/> when the store cannot be reached or does not answer in time.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores the bytes under their SHA-256 and answers hash (hex) and size (bytes). Storing the same bytes twice is one blob, whose age begins anew.</summary>
    Task<BlobInfo> PutAsync(int tenantId, Stream content, CancellationToken ct);

    /// <summary>Opens a seekable stream, to be read asynchronously, or null when no such blob is there.</summary>
    Task<Stream?> OpenAsync(int tenantId, string sha256, CancellationToken ct);

    /// <summary>Everything that lies in the store for one tenant, remains of writes that were cut off included.</summary>
    IAsyncEnumerable<StoredBlob> ListAsync(int tenantId, CancellationToken ct);

    /// <summary>Deletes what was listed.</summary>
    /// <returns>False when it was written anew since, or is gone: then nothing is deleted.</returns>
    Task<bool> RemoveAsync(int tenantId, StoredBlob blob, CancellationToken ct);

    /// <summary>The tenants for which something lies in the store, whether their city is still there or not.</summary>
    Task<IReadOnlyList<int>> TenantsAsync(CancellationToken ct);

    /// <summary>Asks the store for a sign of life.</summary>
    Task CheckAsync(CancellationToken ct);
}

public sealed record BlobInfo(string Sha256, long Size);

/// <summary>What lies in the store, as it was when it was listed.</summary>
/// <param name="Name">The name below the tenant's folder.</param>
/// <param name="Sha256">Null for the remains of a write that was cut off.</param>
/// <param name="Size">Bytes.</param>
/// <param name="StoredAt">When it was last written, by the store's clock.</param>
/// <param name="State">Changes with each write.</param>
public sealed record StoredBlob(string Name, string? Sha256, long Size, DateTimeOffset StoredAt, string State);
