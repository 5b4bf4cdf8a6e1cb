namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>Parts of a file, one behind the other, as one stream. Holds none of them.</summary>
internal sealed class PartStream(Stream file, IReadOnlyList<PicturePart> parts) : SeekableReadStream(parts.Sum(p => p.Length))
{
    private int _part;

    /// <summary>Where the current part begins in this stream.</summary>
    private long _begin;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // As much as fits: of very small parts a caller would come for each one.
        var filled = 0;
        while (filled < buffer.Length && Find() is var (part, into))
        {
            var piece = buffer[filled..(filled + (int)Math.Min(buffer.Length - filled, part.Length - into))];
            var read = part.Own is { } own ? Copy(own, (int)into, piece) : await FromFileAsync(part.At + into, piece, cancellationToken);
            if (read == 0)
            {
                throw new InvalidDataException("The file ends before its parts do.");
            }

            Advance(read);
            filled += read;
        }

        return filled;
    }

    protected override void Moved() => (_part, _begin) = Position < _begin ? (0, 0) : (_part, _begin);

    private (PicturePart Part, long Into)? Find()
    {
        while (_part < parts.Count && Position - _begin >= parts[_part].Length)
        {
            _begin += parts[_part].Length;
            _part++;
        }

        return _part < parts.Count ? (parts[_part], Position - _begin) : null;
    }

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
