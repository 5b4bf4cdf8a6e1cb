namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>Which bytes of a picture's file are kept, and in between bytes of our own.</summary>
internal sealed class PictureParts(Stream file)
{
    private readonly List<PicturePart> _parts = [];

    public int Width { get; set; }
    public int Height { get; set; }
    public bool IsAnimated { get; set; }

    /// <summary>1 is upright; see <see cref="ExifOrientation"/>.</summary>
    public int Orientation { get; set; } = 1;
    public long Length => file.Length;
    public long KeptLength => _parts.Sum(p => p.Length);

    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public async Task<byte[]> ReadAsync(long at, int count, CancellationToken ct)
    {
        if (at < 0 || count < 0 || at + count > file.Length)
        {
            throw new InvalidDataException("Cut off.");
        }

        file.Position = at;
        var bytes = new byte[count];
        await file.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    public void Keep(long at, long length)
    {
        if (at + length > file.Length)
        {
            throw new InvalidDataException("Cut off.");
        }

        if (_parts.Count > 0 && _parts[^1] is { Own: null } last && last.At + last.Length == at)
        {
            _parts[^1] = last with { Length = last.Length + length };
        }
        else
        {
            _parts.Add(new(at, length, null));
        }
    }

    public void Add(byte[] own) => _parts.Add(new(0, own.Length, own));

    public Stream ToStream() => new PartStream(file, [.. _parts]);
}

/// <param name="At">Where in the file it stands.</param>
/// <param name="Own">Instead of bytes of the file.</param>
internal readonly record struct PicturePart(long At, long Length, byte[]? Own);
