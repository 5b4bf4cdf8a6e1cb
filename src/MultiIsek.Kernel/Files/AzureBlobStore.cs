using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace MultiIsek.Kernel.Files;

/// <summary>
/// Azure Blob Storage: one container a tenant, the tenant once more in each name. Written beside under a name of its own, hashed on the way,
/// and copied by the server to the name that is the hash: a reader never sees half a blob, and of two writers of the same bytes both succeed.
/// </summary>
public sealed class AzureBlobStore(FilesOptions options, TimeProvider time, ILogger<AzureBlobStore> log) : IBlobStore
{
    private const string Parts = "parts/";
    private readonly BlobServiceClient _reading = AzureClients.Create(options, options.Timeout);
    private readonly BlobServiceClient _writing = AzureClients.Create(options, options.WriteTimeout);
    private readonly StoreGate _gate = new(time, options.Pause, log);
    private readonly ConcurrentDictionary<int, bool> _containers = new();

    public async Task<BlobInfo> PutAsync(int tenantId, Stream content, CancellationToken ct)
    {
        await using var measured = new MeasuredStream(content);
        return await _gate.RunAsync(token => PutAsync(tenantId, measured, token), ct, measured);
    }

    public async Task<Stream?> OpenAsync(int tenantId, string sha256, CancellationToken ct)
    {
        var blob = _reading.GetBlobContainerClient(Container(tenantId)).GetBlobClient(NameOf(tenantId, BlobName.PathOf(sha256)));
        var found = await _gate.RunAsync(token => AzureCopy.FindAsync(blob, token), ct);
        // What is still being copied, or could not be, is not there.
        return found is not null && AzureCopy.IsWhole(found) ? new AzureBlobStream(blob, _gate, found.ContentLength) : null;
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync(int tenantId, [EnumeratorCancellation] CancellationToken ct)
    {
        var folder = NameOf(tenantId, "");
        string? next = "";
        while (next is not null)
        {
            var token = next;
            var page = await _gate.RunAsync(t => PageAsync(tenantId, folder, token, t), ct);
            foreach (var item in page?.Values ?? [])
            {
                var name = item.Name[folder.Length..];
                var hash = name[(name.LastIndexOf('/') + 1)..];
                var isBlob = BlobName.IsHash(hash) && name == BlobName.PathOf(hash);
                if (isBlob || name.StartsWith(Parts, StringComparison.Ordinal))
                {
                    var about = item.Properties;
                    yield return new StoredBlob(name, isBlob ? hash : null, about.ContentLength ?? 0, about.LastModified ?? default, about.ETag.ToString() ?? "");
                }
            }

            next = page?.ContinuationToken is { Length: > 0 } more ? more : null;
        }
    }

    public Task<bool> RemoveAsync(int tenantId, StoredBlob blob, CancellationToken ct)
    {
        var client = _writing.GetBlobContainerClient(Container(tenantId)).GetBlobClient(NameOf(tenantId, blob.Name));
        return _gate.RunAsync(
            async token =>
            {
                try
                {
                    return (await client.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = new ETag(blob.State) }, token)).Value;
                }
                catch (RequestFailedException e) when (e.Status == 412)
                {
                    return false;
                }
            },
            ct
        );
    }

    public Task<IReadOnlyList<int>> TenantsAsync(CancellationToken ct)
    {
        var prefix = $"{options.Container}-";
        return _gate.RunAsync<IReadOnlyList<int>>(
            async token =>
            {
                List<int> tenants = [];
                await foreach (var container in _reading.GetBlobContainersAsync(prefix: prefix, cancellationToken: token))
                {
                    if (int.TryParse(container.Name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                    {
                        tenants.Add(id);
                    }
                }

                tenants.Sort();
                return tenants;
            },
            ct
        );
    }

    public Task CheckAsync(CancellationToken ct) =>
        // A container that nobody has: the answer "no" needs name, network, key and service all the same.
        _gate.RunAsync(async token => (await _reading.GetBlobContainerClient($"{options.Container}-0").ExistsAsync(token)).Value, ct);

    private async Task<BlobInfo> PutAsync(int tenantId, MeasuredStream content, CancellationToken ct)
    {
        var container = _writing.GetBlobContainerClient(Container(tenantId));
        if (!_containers.ContainsKey(tenantId))
        {
            await container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: ct);
            _containers[tenantId] = true;
        }

        var part = container.GetBlobClient(NameOf(tenantId, $"{Parts}{Guid.CreateVersion7():N}"));
        try
        {
            await part.UploadAsync(content, InPieces(), ct);
            var stored = content.ToInfo();
            await AzureCopy.RunAsync(part, container.GetBlobClient(NameOf(tenantId, BlobName.PathOf(stored.Sha256))), stored.Size, ct);
            await part.DeleteIfExistsAsync(cancellationToken: ct);
            return stored;
        }
        catch
        {
            // Who gave the container away while we run finds us making it anew at the next try. What is left of the part goes with the next sweep.
            _containers.TryRemove(tenantId, out _);
            throw;
        }
    }

    private async Task<Page<BlobItem>?> PageAsync(int tenantId, string folder, string token, CancellationToken ct)
    {
        try
        {
            var pages = _reading.GetBlobContainerClient(Container(tenantId)).GetBlobsAsync(prefix: folder, cancellationToken: ct).AsPages(token.Length == 0 ? null : token);
            await foreach (var page in pages)
            {
                return page;
            }

            return null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Nothing was ever stored for this tenant.
            return null;
        }
    }

    private static BlobUploadOptions InPieces() =>
        new()
        {
            TransferOptions = new StorageTransferOptions
            {
                InitialTransferSize = 4 << 20,
                MaximumTransferSize = 4 << 20,
                MaximumConcurrency = 1,
            },
            // The server checks each piece. Not the package's own CRC64: the emulator of the tests does not know it.
            TransferValidation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
        };

    private string Container(int tenantId) => string.Create(CultureInfo.InvariantCulture, $"{options.Container}-{tenantId}");

    private static string NameOf(int tenantId, string name) => string.Create(CultureInfo.InvariantCulture, $"{tenantId}/{name}");
}
