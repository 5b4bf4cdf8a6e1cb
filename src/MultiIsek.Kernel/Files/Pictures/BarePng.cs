using System.Buffers.Binary;
using System.Text;

namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>PNG (ISO 15948): chunks of length, name, data and checksum. Kept are those that make the picture; of one that moves the first picture.</summary>
internal static class BarePng
{
    private const int PartsMax = 200_000;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs"];

    public static bool Is(ReadOnlySpan<byte> head) => head.StartsWith(Signature);

    public static async Task ReadAsync(PictureParts parts, CancellationToken ct)
    {
        parts.Keep(0, Signature.Length);
        var hasData = false;
        var at = (long)Signature.Length;
        for (var no = 0; no < PartsMax; no++)
        {
            var head = await parts.ReadAsync(at, 8, ct);
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            var name = Encoding.ASCII.GetString(head, 4, 4);
            if (length < 0 || (no == 0) != (name == "IHDR"))
            {
                throw new InvalidDataException("Chunks are out of order.");
            }

            if (name == "IHDR")
            {
                var size = await parts.ReadAsync(at + 8, 8, ct);
                (parts.Width, parts.Height) = (BinaryPrimitives.ReadInt32BigEndian(size), BinaryPrimitives.ReadInt32BigEndian(size.AsSpan(4)));
            }
            else if (name == "eXIf" && length <= ExifOrientation.ExifMax && !hasData)
            {
                parts.Orientation = ExifOrientation.Of(await parts.ReadAsync(at + 8, length, ct));
            }
            else if (name == "IDAT" && !hasData)
            {
                hasData = true;
                AddOrientation(parts);
            }

            if (Kept.Contains(name))
            {
                parts.Keep(at, length + 12L);
            }

            at += length + 12L;
            if (name == "IEND")
            {
                break;
            }
        }

        if (parts.Width <= 0 || parts.Height <= 0 || !hasData)
        {
            throw new InvalidDataException("No picture.");
        }
    }

    private static void AddOrientation(PictureParts parts)
    {
        if (parts.Orientation == 1)
        {
            return;
        }

        byte[] named = [.. "eXIf"u8, .. ExifOrientation.Only(parts.Orientation)];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, named.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        parts.Add([.. length, .. named, .. sum]);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
