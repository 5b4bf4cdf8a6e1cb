using System.Globalization;
using System.Security.Cryptography;

namespace MultiIsek.Kernel.Files;

/// <summary>Files on disk: one folder a tenant, written beside and moved into place, so that a reader never sees half a file.</summary>
public sealed class DiskBlobStore(string root) : IBlobStore
{
    public async Task<BlobInfo> PutAsync(int tenantId, Stream content, CancellationToken ct)
    {
        var folder = Folder(tenantId);
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $"{Guid.CreateVersion7():N}.part");
        try
        {
            string hash;
            long size;
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
                size = file.Length;
                file.Position = 0;
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
            }

            var target = PathOf(tenantId, hash);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(part, target, overwrite: true);
            return new BlobInfo(hash, size);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Task<Stream?> OpenAsync(int tenantId, string sha256, CancellationToken ct)
    {
        var path = PathOf(tenantId, sha256);
        Stream? stream = File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null;
        return Task.FromResult(stream);
    }

    private string Folder(int tenantId) => Path.Combine(root, tenantId.ToString(CultureInfo.InvariantCulture));

    private string PathOf(int tenantId, string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(Folder(tenantId), sha256[..2], sha256)
            : throw new ArgumentException("A blob is named by its SHA-256 in lower-case hex.", nameof(sha256));
}
