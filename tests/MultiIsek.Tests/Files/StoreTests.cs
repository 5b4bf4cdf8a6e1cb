using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using MultiIsek.Kernel.Files;

namespace MultiIsek.Tests.Files;

public sealed class DiskBlobStoreTests : BlobStoreTests
{
    private readonly TemporaryFolder _folder = new();

    public override IBlobStore Store { get; protected set; } = null!;

    public override Task InitializeAsync()
    {
        Store = new DiskBlobStore(Path.Combine(_folder.Path, "files"));
        // An installation without any file yet.
        Directory.CreateDirectory(Path.Combine(_folder.Path, "files"));
        return Task.CompletedTask;
    }

    public override Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    protected override Task LeaveRemainsAsync(int tenant) => File.WriteAllBytesAsync(Path.Combine(_folder.Path, "files", $"{tenant}", $"{Guid.NewGuid():N}.part"), Bytes(7));

    protected override IBlobStore Away()
    {
        var file = Path.Combine(_folder.Path, "no-folder");
        File.WriteAllText(file, "");
        return new DiskBlobStore(Path.Combine(file, "files"));
    }
}

public sealed class AzureBlobStoreTests : BlobStoreTests
{
    private readonly string _name = $"t{Guid.NewGuid():N}";
    private BlobServiceClient _account = null!;

    public override IBlobStore Store { get; protected set; } = null!;

    public override async Task InitializeAsync()
    {
        var azurite = await Azurite.GetAsync();
        _account = new BlobServiceClient(azurite.Connection(azurite.Port));
        Store = StoreAt(azurite.Connection(azurite.Port));
    }

    public override async Task DisposeAsync()
    {
        await foreach (var container in _account.GetBlobContainersAsync(prefix: _name))
        {
            await _account.DeleteBlobContainerAsync(container.Name);
        }
    }

    [Fact]
    public async Task Containers_and_names_carry_the_tenant_and_are_open_to_nobody()
    {
        var stored = await Store.PutAsync(4, new MemoryStream([1, 2, 3]), default);

        var container = _account.GetBlobContainerClient($"{_name}-4");
        var blob = container.GetBlobClient($"4/{stored.Sha256[..2]}/{stored.Sha256}");
        Assert.True(await blob.ExistsAsync());
        Assert.Equal(
            Azure.Storage.Blobs.Models.PublicAccessType.None,
            (await container.GetPropertiesAsync()).Value.PublicAccess ?? Azure.Storage.Blobs.Models.PublicAccessType.None
        );
        using var stranger = new HttpClient();
        using var answer = await stranger.GetAsync(blob.Uri);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_blob_that_was_damaged_is_whole_again_when_its_bytes_come_once_more()
    {
        var bytes = Bytes(100);
        var stored = await Store.PutAsync(4, new MemoryStream(bytes), default);
        var blob = _account.GetBlobContainerClient($"{_name}-4").GetBlobClient($"4/{stored.Sha256[..2]}/{stored.Sha256}");
        await blob.UploadAsync(new MemoryStream([]), overwrite: true);

        await Store.PutAsync(4, new MemoryStream(bytes), default);

        Assert.Equal(bytes, (await blob.DownloadContentAsync()).Value.Content.ToArray());
    }

    [Fact]
    public async Task A_blob_whose_bytes_are_stored_again_while_it_is_read_is_read_on()
    {
        var bytes = Bytes(9 << 20);
        var stored = await Store.PutAsync(4, new MemoryStream(bytes), default);
        await using var content = await Store.OpenAsync(4, stored.Sha256, default);
        var read = new byte[bytes.Length];
        await content!.ReadExactlyAsync(read.AsMemory(0, 10));

        await Store.PutAsync(4, new MemoryStream(bytes), default);

        await content.ReadExactlyAsync(read.AsMemory(10));
        Assert.Equal(bytes, read);
    }

    [Fact]
    public async Task A_blob_that_changes_while_it_is_read_is_not_mixed()
    {
        var stored = await Store.PutAsync(4, new MemoryStream(Bytes(5 << 20)), default);
        await using var content = await Store.OpenAsync(4, stored.Sha256, default);
        await content!.ReadExactlyAsync(new byte[10]);
        var blob = _account.GetBlobContainerClient($"{_name}-4").GetBlobClient($"4/{stored.Sha256[..2]}/{stored.Sha256}");
        await blob.UploadAsync(new MemoryStream(Bytes((5 << 20) + 1)), overwrite: true);

        content.Seek(-10, SeekOrigin.End);

        await Assert.ThrowsAsync<InvalidDataException>(() => content.ReadExactlyAsync(new byte[10]).AsTask());
    }

    protected override Task LeaveRemainsAsync(int tenant) =>
        _account.GetBlobContainerClient($"{_name}-{tenant}").GetBlobClient($"{tenant}/parts/{Guid.NewGuid():N}").UploadAsync(new MemoryStream(Bytes(7)));

    protected override IBlobStore Away()
    {
        using var proxy = new FaultProxy(1);
        return StoreAt($"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:{proxy.Port}/a;");
    }

    private AzureBlobStore StoreAt(string connection) =>
        new(
            new FilesOptions
            {
                Connection = connection,
                Container = _name,
                Timeout = TimeSpan.FromSeconds(20),
                WriteTimeout = TimeSpan.FromSeconds(20),
                Pause = TimeSpan.Zero,
            },
            TimeProvider.System,
            NullLogger<AzureBlobStore>.Instance
        );
}
