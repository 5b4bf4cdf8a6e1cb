namespace MultiIsek.Kernel.Files;

/// <summary>A stream that is only read, and never while a thread waits: what is behind it may be far away.</summary>
internal abstract class AsyncReadStream : Stream
{
    public sealed override bool CanRead => true;
    public sealed override bool CanWrite => false;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override void Flush() { }
}

/// <summary>One that knows its length and is read from anywhere.</summary>
internal abstract class SeekableReadStream(long length) : AsyncReadStream
{
    private long _position;

    public sealed override bool CanSeek => true;
    public sealed override long Length => length;

    public sealed override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public sealed override long Seek(long offset, SeekOrigin origin)
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
            _position = to;
            Moved();
        }

        return to;
    }

    /// <summary>The position is another than where the last read ended.</summary>
    protected virtual void Moved() { }

    protected void Advance(int read) => _position += read;
}
