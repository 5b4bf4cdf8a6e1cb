using System.Buffers.Binary;

namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>JPEG (ITU T.81): segments with a marker, and the scans behind some of them. Colour profile and picture stay; what follows the end goes.</summary>
internal static class BareJpeg
{
    private const int PartsMax = 100_000;
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;

    public static bool Is(ReadOnlySpan<byte> head) => head is [0xFF, Start, 0xFF, ..];

    public static async Task ReadAsync(PictureParts parts, CancellationToken ct)
    {
        // Said ahead of the picture: the tag stands first, where readers look for it.
        parts.Orientation = await OrientationAsync(parts, ct);
        parts.Keep(0, 2);
        if (parts.Orientation != 1)
        {
            byte[] exif = [.. ExifOrientation.Name, .. ExifOrientation.Only(parts.Orientation)];
            parts.Add([0xFF, App1, 0, (byte)(exif.Length + 2), .. exif]);
        }

        var (at, hasScan) = (2L, false);
        for (var no = 0; no < PartsMax; no++)
        {
            if (await SegmentAsync(parts, at, ct) is not var (marker, length))
            {
                at++;
                continue;
            }

            // Cameras that ran out of power leave no end.
            if (marker == End || (hasScan && at == parts.Length))
            {
                parts.Add([0xFF, End]);
                break;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var size = await parts.ReadAsync(at + 5, 4, ct);
                (parts.Height, parts.Width) = (BinaryPrimitives.ReadUInt16BigEndian(size), BinaryPrimitives.ReadUInt16BigEndian(size.AsSpan(2)));
            }

            if (await IsKeptAsync(parts, marker, at, ct))
            {
                parts.Keep(at, length);
            }

            at += length;
            if (marker == Scan)
            {
                var end = await ScanEndAsync(parts, at, ct);
                parts.Keep(at, end - at);
                (at, hasScan) = (end, true);
            }
        }

        if (parts.Width == 0 || parts.Height == 0)
        {
            throw new InvalidDataException("No picture.");
        }
    }

    /// <returns>Marker and length of the whole segment; null for a byte that only fills.</returns>
    private static async Task<(byte Marker, int Length)?> SegmentAsync(PictureParts parts, long at, CancellationToken ct)
    {
        if (at == parts.Length)
        {
            return (End, 0);
        }

        var head = await parts.ReadAsync(at, 2, ct);
        if (head[0] != 0xFF)
        {
            throw new InvalidDataException("No marker.");
        }

        return head[1] switch
        {
            0xFF => null,
            End => (End, 2),
            0x01 or (>= 0xD0 and <= 0xD8) => (head[1], 2),
            _ => (head[1], BinaryPrimitives.ReadUInt16BigEndian(await parts.ReadAsync(at + 2, 2, ct)) + 2),
        };
    }

    private static async Task<int> OrientationAsync(PictureParts parts, CancellationToken ct)
    {
        var at = 2L;
        for (var no = 0; no < PartsMax; no++)
        {
            var segment = await SegmentAsync(parts, at, ct);
            if (segment is (End or Scan, _))
            {
                break;
            }

            if (segment is (App1, > 10 and var length) && await parts.ReadAsync(at + 4, length - 4, ct) is var data && data.AsSpan().StartsWith(ExifOrientation.Name))
            {
                return ExifOrientation.Of(data);
            }

            at += segment?.Length ?? 1;
        }

        return 1;
    }

    // APP0 (JFIF), the colour profile in APP2 and APP14 (how colours are stored) are needed to show it; the other APPn and comments are not.
    private static async Task<bool> IsKeptAsync(PictureParts parts, byte marker, long at, CancellationToken ct) =>
        marker switch
        {
            0xE0 => (await parts.ReadAsync(at + 4, 5, ct)).AsSpan().StartsWith("JFIF\0"u8),
            App2 => (await parts.ReadAsync(at + 4, 12, ct)).AsSpan().StartsWith("ICC_PROFILE\0"u8),
            0xEE => true,
            _ => marker is not ((>= 0xE0 and <= 0xEF) or 0xFE),
        };

    /// <summary>Where the next marker stands, or the file ends.</summary>
    private static async Task<long> ScanEndAsync(PictureParts parts, long at, CancellationToken ct)
    {
        while (at < parts.Length - 1)
        {
            var piece = await parts.ReadAsync(at, (int)Math.Min(65_536, parts.Length - at), ct);
            for (var i = 0; i < piece.Length - 1; i++)
            {
                if (piece[i] == 0xFF && piece[i + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                {
                    return at + i;
                }
            }

            // The last byte may be the first of a marker.
            at += piece.Length - 1;
        }

        return parts.Length;
    }
}
