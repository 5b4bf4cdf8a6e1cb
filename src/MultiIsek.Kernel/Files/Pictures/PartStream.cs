namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>Parts of a file, one behind the other, as one stream. Holds none of them.</summary>
internal sealed class PartStream(Stream file, IReadOnlyList<PicturePart> parts) : Stream
{
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; } = parts.Sum(p => p.Length);

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var begin = 0L;
        foreach (var part in parts)
        {
            var into = _position - begin;
            if (into < part.Length)
            {
                var piece = buffer[..(int)Math.Min(buffer.Length, part.Length - into)];
                var read = part.Own is { } own ? Copy(own, (int)into, piece) : await FromFileAsync(part.At + into, piece, cancellationToken);
                _position += read;
                return read;
            }

            begin += part.Length;
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = origin switch
        {
            SeekOrigin.Current => _position + offset,
            SeekOrigin.End => Length + offset,
            _ => offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        return _position = to;
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    private static int Copy(byte[] own, int from, Memory<byte> to)
    {
        own.AsMemory(from, to.Length).CopyTo(to);
        return to.Length;
    }

    private ValueTask<int> FromFileAsync(long at, Memory<byte> to, CancellationToken ct)
    {
        file.Position = at;
        return file.ReadAsync(to, ct);
    }
}
