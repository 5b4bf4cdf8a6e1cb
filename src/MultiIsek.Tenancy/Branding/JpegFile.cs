using System.Buffers.Binary;

namespace MultiIsek.Tenancy.Branding;

/// <summary>JPEG (ITU T.81): segments with a marker. What cameras and programs write about a picture (place, time, owner) goes; colour profile and picture stay.</summary>
internal static class JpegFile
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;

    public static bool Is(ReadOnlySpan<byte> file) => file is [0xFF, Start, 0xFF, ..];

    public static LogoImage Read(byte[] file)
    {
        using var kept = new MemoryStream();
        kept.Write([0xFF, Start]);
        var (width, height) = (0, 0);
        for (var at = 2; ; )
        {
            if (file[at] != 0xFF)
            {
                throw new InvalidDataException("No marker.");
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == End)
            {
                kept.Write([0xFF, End]);
                return width > 0 && height > 0 ? new("image/jpeg", width, height, kept.ToArray()) : throw new InvalidDataException("No picture.");
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2, 2)) + 2;
            var segment = file.AsSpan(at, length);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[7..]));
            }

            if (IsKept(marker))
            {
                kept.Write(segment);
            }

            at += length;
            if (marker == Scan)
            {
                var data = at;
                while (file[at] != 0xFF || file[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7))
                {
                    at++;
                }

                kept.Write(file.AsSpan(data, at - data));
            }
        }
    }

    // APP0 (JFIF), APP2 (colour profile) and APP14 (how colours are stored) are needed to show it; the other APPn and comments are not.
    private static bool IsKept(byte marker) => marker is 0xE0 or 0xE2 or 0xEE or not ((>= 0xE0 and <= 0xEF) or 0xFE);
}
