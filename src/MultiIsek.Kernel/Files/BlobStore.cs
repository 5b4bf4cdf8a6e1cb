namespace MultiIsek.Kernel.Files;

/// <summary>Dateiablage: bytes by name. Names carry the tenant; a name, once written, keeps its bytes.</summary>
public interface IBlobStore
{
    /// <summary>Stores the bytes under their SHA-256 and answers hash (hex) and size (bytes). Storing the same bytes twice is one blob.</summary>
    Task<BlobInfo> PutAsync(int tenantId, Stream content, CancellationToken ct);

    /// <summary>Opens a seekable stream, or null when no such blob is there.</summary>
    Task<Stream?> OpenAsync(int tenantId, string sha256, CancellationToken ct);
}

public sealed record BlobInfo(string Sha256, long Size);
