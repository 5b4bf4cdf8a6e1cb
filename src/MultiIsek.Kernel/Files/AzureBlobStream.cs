using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace MultiIsek.Kernel.Files;

/// <summary>
/// A blob as a seekable stream: reads pieces of it as they are wanted and holds none of them. Each piece is asked for with the blob's ETag,
/// so that no two states are ever mixed.
/// </summary>
internal sealed class AzureBlobStream(BlobClient blob, StoreGate gate, long length, ETag tag) : Stream
{
    private const long Piece = 4 << 20;
    private Stream? _piece;
    private long _left;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _position >= length)
        {
            return 0;
        }

        var read = await gate.RunAsync(ct => ReadPieceAsync(buffer, ct), cancellationToken);
        _position += read;
        _left -= read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = origin switch
        {
            SeekOrigin.Current => _position + offset,
            SeekOrigin.End => length + offset,
            _ => offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        if (to != _position)
        {
            Drop();
            _position = to;
        }

        return to;
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        Drop();
        base.Dispose(disposing);
    }

    private async Task<int> ReadPieceAsync(Memory<byte> buffer, CancellationToken ct)
    {
        if (_left == 0)
        {
            Drop();
            _left = Math.Min(Piece, length - _position);
            var asked = new BlobDownloadOptions
            {
                Range = new HttpRange(_position, _left),
                Conditions = new BlobRequestConditions { IfMatch = tag },
            };
            _piece = (await blob.DownloadStreamingAsync(asked, ct)).Value.Content;
        }

        var read = await _piece!.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], ct);
        return read > 0 ? read : throw new IOException($"The store sent {_left} bytes less than it has of the blob.");
    }

    private void Drop()
    {
        _piece?.Dispose();
        _piece = null;
        _left = 0;
    }
}
