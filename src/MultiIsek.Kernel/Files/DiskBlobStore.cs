using System.Globalization;
using System.Runtime.CompilerServices;

namespace MultiIsek.Kernel.Files;

/// <summary>Files on disk: one folder a tenant, written beside and moved into place, so that a reader never sees half a file.</summary>
public sealed class DiskBlobStore(string root) : IBlobStore
{
    private const string PartEnding = ".part";

    public async Task<BlobInfo> PutAsync(int tenantId, Stream content, CancellationToken ct)
    {
        var folder = Folder(tenantId);
        var part = Path.Combine(folder, $"{Guid.CreateVersion7():N}{PartEnding}");
        await using var measured = new MeasuredStream(content);
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous))
                {
                    await measured.CopyToAsync(file, ct);
                    file.Flush(flushToDisk: true);
                }

                var stored = measured.ToInfo();
                var target = PathOf(tenantId, stored.Sha256);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(part, target, overwrite: true);
                return stored;
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (Exception e) when (!measured.HasFailed && e is IOException or UnauthorizedAccessException)
        {
            throw new FilesUnavailableException(e);
        }
    }

    public Task<Stream?> OpenAsync(int tenantId, string sha256, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    PathOf(tenantId, sha256),
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read | FileShare.Delete,
                    81920,
                    FileOptions.Asynchronous | FileOptions.SequentialScan
                )
            );
        }
        // A folder that is not mounted is no file that is missing.
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && Directory.Exists(root))
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FilesUnavailableException(e);
        }
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync(int tenantId, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var folder = new DirectoryInfo(Folder(tenantId));
        foreach (var file in Try(() => folder.Exists ? folder.GetFiles("*", SearchOption.AllDirectories) : []))
        {
            ct.ThrowIfCancellationRequested();
            if (Listed(folder, file) is { } blob)
            {
                yield return blob;
            }
        }
    }

    public Task<bool> RemoveAsync(int tenantId, StoredBlob blob, CancellationToken ct)
    {
        var path = Path.Combine(Folder(tenantId), blob.Name);
        var aside = Path.Combine(Folder(tenantId), $"{Guid.CreateVersion7():N}{PartEnding}");
        return Task.FromResult(
            Try(() =>
            {
                try
                {
                    // Taken aside first: whoever writes the same bytes in between puts a file of its own there.
                    File.Move(path, aside);
                }
                catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
                {
                    return false;
                }

                if (StateOf(new FileInfo(aside)) == blob.State)
                {
                    File.Delete(aside);
                    return true;
                }

                File.Move(aside, path, overwrite: true);
                return false;
            })
        );
    }

    public Task<IReadOnlyList<int>> TenantsAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<int>>(
            Try(() =>
                Directory.Exists(root)
                    ?
                    [
                        .. Directory
                            .GetDirectories(root)
                            .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                            .Where(id => id > 0)
                            .Order(),
                    ]
                    : (int[])[]
            )
        );

    public Task CheckAsync(CancellationToken ct) => Task.FromResult(Try(() => Directory.CreateDirectory(root)));

    // The file of another program, or one that went meanwhile, is none of ours.
    private static StoredBlob? Listed(DirectoryInfo folder, FileInfo file)
    {
        var isPart = file.Name.EndsWith(PartEnding, StringComparison.Ordinal) && file.DirectoryName == folder.FullName;
        var isBlob = BlobName.IsHash(file.Name) && file.DirectoryName == Path.Combine(folder.FullName, file.Name[..2]);
        return (isPart || isBlob) && file.Exists
            ? new StoredBlob(Path.GetRelativePath(folder.FullName, file.FullName), isBlob ? file.Name : null, file.Length, new(file.LastWriteTimeUtc), StateOf(file))
            : null;
    }

    private static string StateOf(FileInfo file) => file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture);

    private static T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FilesUnavailableException(e);
        }
    }

    private string Folder(int tenantId) => Path.GetFullPath(Path.Combine(root, tenantId.ToString(CultureInfo.InvariantCulture)));

    private string PathOf(int tenantId, string sha256) => Path.Combine(Folder(tenantId), BlobName.PathOf(sha256));
}
