using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace MultiIsek.Kernel.Files;

/// <summary>
/// A blob as a seekable stream: reads pieces of it as they are wanted and holds none of them. Not bound to the blob's ETag, which changes when the same bytes
/// are stored once more: its name is the hash of its bytes, so that of one length there is one state only.
/// </summary>
internal sealed class AzureBlobStream(BlobClient blob, StoreGate gate, long length) : SeekableReadStream(length)
{
    private const long Piece = 4 << 20;
    private Stream? _piece;
    private long _left;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || Position >= Length)
        {
            return 0;
        }

        var read = await gate.RunAsync(ct => ReadPieceAsync(buffer, ct), cancellationToken);
        Advance(read);
        _left -= read;
        return read;
    }

    protected override void Moved() => Drop();

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
            _left = Math.Min(Piece, Length - Position);
            var piece = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new HttpRange(Position, _left) }, ct)).Value;
            _piece = piece.Content;
            if (!piece.Details.ContentRange.EndsWith($"/{Length}", StringComparison.Ordinal))
            {
                throw new InvalidDataException($"The blob {blob.Name} was damaged and is being replaced.");
            }
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
