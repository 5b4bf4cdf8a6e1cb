using System.Security.Cryptography;

namespace MultiIsek.Kernel.Files;

/// <summary>
/// Reads another stream once, counts and hashes what comes by, and remembers a failure of that stream: a visitor's broken upload is no fault of the store.
/// It cannot seek, so that what was hashed is what was stored.
/// </summary>
internal sealed class MeasuredStream(Stream content) : AsyncReadStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Size { get; private set; }
    public bool HasFailed { get; private set; }

    public override long Position
    {
        get => Size;
        set => throw new NotSupportedException();
    }

    /// <summary>What came by, once all of it has.</summary>
    public BlobInfo ToInfo() => new(Convert.ToHexStringLower(_hash.GetHashAndReset()), Size);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await content.ReadAsync(buffer, cancellationToken);
            _hash.AppendData(buffer.Span[..read]);
            Size += read;
            return read;
        }
        catch
        {
            HasFailed = true;
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
