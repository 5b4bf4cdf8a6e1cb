using System.Security.Cryptography;
using MultiIsek.Kernel.Files;

namespace MultiIsek.Tests.Files;

/// <summary>What every file store promises.</summary>
public abstract class BlobStoreTests : IAsyncLifetime
{
    private const int Ours = 17;
    private const int Theirs = 171;

    public abstract IBlobStore Store { get; protected set; }

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    /// <summary>Leaves what a write leaves behind whose process was killed.</summary>
    protected abstract Task LeaveRemainsAsync(int tenant);

    /// <summary>A store that cannot be reached.</summary>
    protected abstract IBlobStore Away();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData((4 << 20) + 1)]
    [InlineData(9_000_000)]
    public async Task What_is_stored_is_read_back_under_its_hash(int size)
    {
        var bytes = Bytes(size);

        var stored = await PutAsync(Ours, bytes);

        Assert.Equal(new BlobInfo(Convert.ToHexStringLower(SHA256.HashData(bytes)), size), stored);
        await using var content = await Store.OpenAsync(Ours, stored.Sha256, default);
        Assert.Equal(size, content!.Length);
        Assert.Equal(bytes, await AllAsync(content));
    }

    [Fact]
    public async Task The_same_bytes_are_one_blob_and_young_again()
    {
        var bytes = Bytes(5_000);
        var first = await PutAsync(Ours, bytes);
        var before = Assert.Single(await ListAsync(Ours));
        // Azure's storage counts in seconds.
        await Task.Delay(1_100);

        Assert.Equal(first, await PutAsync(Ours, bytes));

        var after = Assert.Single(await ListAsync(Ours));
        Assert.True(after.StoredAt > before.StoredAt);
        Assert.NotEqual(before.State, after.State);
    }

    [Fact]
    public async Task Many_writers_of_the_same_bytes_all_succeed()
    {
        var bytes = Bytes(200_000);

        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PutAsync(Ours, bytes)));

        Assert.Single(stored.Distinct());
        Assert.Single(await ListAsync(Ours));
        await using var content = await Store.OpenAsync(Ours, stored[0].Sha256, default);
        Assert.Equal(bytes, await AllAsync(content!));
    }

    [Fact]
    public async Task Any_part_can_be_read_in_any_order()
    {
        var bytes = Bytes((4 << 20) + 50_000);
        var stored = await PutAsync(Ours, bytes);
        await using var content = await Store.OpenAsync(Ours, stored.Sha256, default);
        foreach (var (from, length) in new[] { (bytes.Length - 5, 5), (10, 10), ((4 << 20) - 3, 6), (0, 1), (4_000_000, 240_000) })
        {
            var part = new byte[length];
            content!.Seek(from, SeekOrigin.Begin);
            await content.ReadExactlyAsync(part);

            Assert.Equal(bytes[from..(from + length)], part);
            Assert.Equal(from + length, content.Position);
        }

        content!.Seek(0, SeekOrigin.End);
        Assert.Equal(0, await content.ReadAsync(new byte[10]));
    }

    [Fact]
    public async Task What_was_never_stored_is_not_there()
    {
        Assert.Null(await Store.OpenAsync(Ours, new string('a', 64), default));
        await PutAsync(Ours, Bytes(10));
        Assert.Null(await Store.OpenAsync(Ours, new string('a', 64), default));
    }

    [Fact]
    public async Task No_tenant_reaches_what_another_stored()
    {
        var mine = await PutAsync(Ours, Bytes(10));
        var shared = Bytes(20);
        await PutAsync(Ours, shared);
        var theirs = await PutAsync(Theirs, shared);

        Assert.Null(await Store.OpenAsync(Theirs, mine.Sha256, default));
        Assert.Equal([theirs.Sha256], (await ListAsync(Theirs)).Select(b => b.Sha256));
        Assert.Equal(2, (await ListAsync(Ours)).Count);
        Assert.False(await Store.RemoveAsync(Theirs, (await ListAsync(Ours)).Single(b => b.Sha256 == mine.Sha256), default));
        Assert.True(await Store.RemoveAsync(Theirs, Assert.Single(await ListAsync(Theirs)), default));
        Assert.Equal(2, (await ListAsync(Ours)).Count);
        await using var kept = await Store.OpenAsync(Ours, theirs.Sha256, default);
        Assert.NotNull(kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../171/abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_name_that_is_no_hash_is_refused(string name) => await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(Ours, name, default));

    [Fact]
    public async Task What_is_removed_is_what_was_listed_and_nothing_newer()
    {
        var bytes = Bytes(3_000);
        var stored = await PutAsync(Ours, bytes);
        var listed = Assert.Single(await ListAsync(Ours));
        Assert.Equal((stored.Sha256, stored.Size), (listed.Sha256, listed.Size));
        await PutAsync(Ours, bytes);

        Assert.False(await Store.RemoveAsync(Ours, listed, default));
        await using (var content = await Store.OpenAsync(Ours, stored.Sha256, default))
        {
            Assert.Equal(bytes, await AllAsync(content!));
        }

        listed = Assert.Single(await ListAsync(Ours));
        Assert.True(await Store.RemoveAsync(Ours, listed, default));
        Assert.Null(await Store.OpenAsync(Ours, stored.Sha256, default));
        Assert.False(await Store.RemoveAsync(Ours, listed, default));
        Assert.Empty(await ListAsync(Ours));
    }

    [Fact]
    public async Task Remains_of_a_write_are_listed_as_no_blob_and_can_go()
    {
        await PutAsync(Ours, Bytes(10));
        await LeaveRemainsAsync(Ours);

        var remains = Assert.Single(await ListAsync(Ours), b => b.Sha256 is null);

        Assert.True(await Store.RemoveAsync(Ours, remains, default));
        Assert.NotNull(Assert.Single(await ListAsync(Ours)).Sha256);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(6_000_000)]
    public async Task What_breaks_while_it_is_read_leaves_nothing_and_the_store_goes_on(int size)
    {
        await using var broken = new BrokenStream(Bytes(size));

        var failure = await Assert.ThrowsAsync<IOException>(() => Store.PutAsync(Ours, broken, default));

        Assert.Equal(BrokenStream.Words, failure.Message);
        Assert.Empty(await ListAsync(Ours));
        await PutAsync(Ours, Bytes(10));
    }

    [Fact]
    public async Task The_store_knows_for_whom_something_lies_in_it()
    {
        Assert.Empty(await Store.TenantsAsync(default));
        await PutAsync(Theirs, Bytes(1));
        await PutAsync(Ours, Bytes(1));

        Assert.Equal([Ours, Theirs], await Store.TenantsAsync(default));
    }

    [Fact]
    public async Task A_store_that_is_away_says_so_whatever_it_is_asked()
    {
        await Store.CheckAsync(default);
        var away = Away();
        var blob = new StoredBlob(new string('a', 64), new string('a', 64), 1, default, "\"0\"");

        var failure = await Assert.ThrowsAsync<FilesUnavailableException>(() => away.PutAsync(Ours, new MemoryStream([1]), default));
        Assert.Contains("Dateiablage ist zurzeit nicht erreichbar", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FilesUnavailableException>(() => away.OpenAsync(Ours, blob.Name, default));
        await Assert.ThrowsAsync<FilesUnavailableException>(() => away.CheckAsync(default));
        Assert.Empty(await ListAsync(Ours));
    }

    protected static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }

    private Task<BlobInfo> PutAsync(int tenant, byte[] bytes) => Store.PutAsync(tenant, new MemoryStream(bytes), default);

    private async Task<IReadOnlyList<StoredBlob>> ListAsync(int tenant)
    {
        List<StoredBlob> blobs = [];
        await foreach (var blob in Store.ListAsync(tenant, default))
        {
            blobs.Add(blob);
        }

        return blobs;
    }

    private static async Task<byte[]> AllAsync(Stream content)
    {
        using var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public const string Words = "The visitor went away.";

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException(Words) : base.ReadAsync(buffer, cancellationToken);
    }
}
