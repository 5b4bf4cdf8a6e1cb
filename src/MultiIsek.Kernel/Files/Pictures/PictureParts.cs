namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>Which bytes of a picture's file are kept, and in between bytes of our own.</summary>
internal sealed class PictureParts(Stream file)
{
    /// <summary>Cameras and programs leave some dozens; what has more was made to keep us busy.</summary>
    public const int KeptMax = 2_000;
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

    /// <exception cref="InvalidDataException">The file ends before, or has too many parts.</exception>
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
            Add(new PicturePart(at, length, null));
        }
    }

    /// <exception cref="InvalidDataException">Too many parts.</exception>
    public void Add(byte[] own) => Add(new PicturePart(0, own.Length, own));

    private void Add(PicturePart part)
    {
        if (_parts.Count == KeptMax)
        {
            throw new InvalidDataException("Too many parts.");
        }

        _parts.Add(part);
    }

    public Stream ToStream() => new PartStream(file, [.. _parts]);
}

/// <param name="At">Where in the file it stands.</param>
/// <param name="Own">Instead of bytes of the file.</param>
internal readonly record struct PicturePart(long At, long Length, byte[]? Own);
