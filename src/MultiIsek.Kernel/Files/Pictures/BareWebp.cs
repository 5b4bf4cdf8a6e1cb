using System.Buffers.Binary;
using System.Text;

namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>WebP (RFC 9649): a RIFF of chunks. The picture stays, or the pictures of one that moves, with alpha and colour profile.</summary>
internal static class BareWebp
{
    private const int PartsMax = 100_000;
    private const byte Exif = 0x08;
    private const byte Xmp = 0x04;
    private const byte Animation = 0x02;

    public static bool Is(ReadOnlySpan<byte> head) => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8);

    public static async Task ReadAsync(PictureParts parts, CancellationToken ct)
    {
        var end = 8L + BinaryPrimitives.ReadUInt32LittleEndian(await parts.ReadAsync(4, 4, ct));
        if (end > parts.Length + 1)
        {
            throw new InvalidDataException("Cut off.");
        }

        var head = Encoding.ASCII.GetBytes("RIFF0000WEBP");
        parts.Add(head);
        byte[]? flags = null;
        var hasPicture = false;
        var at = 12L;
        for (var no = 0; no < PartsMax && at < end; no++)
        {
            var about = await parts.ReadAsync(at, 8, ct);
            var name = Encoding.ASCII.GetString(about, 0, 4);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(about.AsSpan(4));
            var length = 8 + size + (size % 2);
            if (name is "VP8X" or "VP8 " or "VP8L")
            {
                var data = await parts.ReadAsync(at + 8, (int)Math.Min(size, 10), ct);
                var (width, height) = SizeOf(name, data);
                (parts.Width, parts.Height) = (Math.Max(parts.Width, width), Math.Max(parts.Height, height));
                if (name == "VP8X" && flags is null)
                {
                    flags = [.. about.AsSpan(0, 4), 10, 0, 0, 0, .. data];
                    parts.IsAnimated = (flags[8] & Animation) != 0;
                    flags[8] = (byte)(flags[8] & ~(Exif | Xmp));
                    parts.Add(flags);
                }
            }
            else if (name == "EXIF" && size <= ExifOrientation.ExifMax)
            {
                parts.Orientation = ExifOrientation.Of(await parts.ReadAsync(at + 8, (int)size, ct));
            }

            hasPicture |= name is "VP8 " or "VP8L" or "ANMF";
            if (name is "VP8 " or "VP8L" or "ALPH" or "ICCP" or "ANIM" or "ANMF")
            {
                // Programs that count the last byte's padding and do not write it are not rare.
                parts.Keep(at, Math.Min(length, parts.Length - at));
                if (at + length > parts.Length)
                {
                    parts.Add([0]);
                }
            }

            at += length;
        }

        // Only the extended form has room for it.
        if (flags is not null && parts.Orientation != 1)
        {
            var exif = ExifOrientation.Only(parts.Orientation);
            flags[8] |= Exif;
            parts.Add([.. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif]);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)(parts.KeptLength - 8));
        if (!hasPicture || parts.Width <= 0 || parts.Height <= 0)
        {
            throw new InvalidDataException("No picture.");
        }
    }

    private static (int Width, int Height) SizeOf(string name, ReadOnlySpan<byte> data)
    {
        if (data.Length < (name == "VP8L" ? 5 : 10))
        {
            throw new InvalidDataException("Cut off.");
        }

        if (name == "VP8X")
        {
            return (1 + data[4] + (data[5] << 8) + (data[6] << 16), 1 + data[7] + (data[8] << 8) + (data[9] << 16));
        }

        if (name == "VP8L")
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return data[0] == 0x2F ? ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1) : throw new InvalidDataException("No lossless picture.");
        }

        return (data[3], data[4], data[5]) == (0x9D, 0x01, 0x2A)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF)
            : throw new InvalidDataException("No key frame.");
    }
}
