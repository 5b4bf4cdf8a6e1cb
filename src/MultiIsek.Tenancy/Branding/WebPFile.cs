using System.Buffers.Binary;
using System.Text;

namespace MultiIsek.Tenancy.Branding;

/// <summary>WebP (RFC 9649): a RIFF of chunks. A still picture with its alpha and colour profile is kept.</summary>
internal static class WebPFile
{
    private const byte Exif = 0x08;
    private const byte Xmp = 0x04;
    private const byte Animation = 0x02;

    public static bool Is(ReadOnlySpan<byte> file) => file.Length > 16 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    public static LogoImage Read(byte[] file)
    {
        var end = 8L + BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4, 4));
        if (end > file.Length)
        {
            throw new InvalidDataException("Cut off.");
        }

        using var kept = new MemoryStream();
        kept.Write("RIFF0000WEBP"u8);
        var (width, height, hasPicture) = (0, 0, false);
        for (var at = 12; at < end; )
        {
            var name = Encoding.ASCII.GetString(file, at, 4);
            var size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4, 4));
            var chunk = file.AsSpan(at, checked(8 + size + (size % 2))).ToArray();
            var data = chunk.AsSpan(8);
            at += chunk.Length;
            if (name is "VP8X" or "VP8 " or "VP8L")
            {
                var (w, h) = SizeOf(name, data);
                (width, height) = (Math.Max(width, w), Math.Max(height, h));
            }

            if (name == "VP8X")
            {
                if ((data[0] & Animation) != 0)
                {
                    throw new InvalidDataException("It moves.");
                }

                data[0] = (byte)(data[0] & ~(Exif | Xmp));
            }

            hasPicture |= name is "VP8 " or "VP8L";
            if (name is "VP8X" or "VP8 " or "VP8L" or "ALPH" or "ICCP")
            {
                kept.Write(chunk);
            }
        }

        var content = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(4), (uint)(content.Length - 8));
        return hasPicture ? new("image/webp", width, height, content) : throw new InvalidDataException("No picture.");
    }

    private static (int Width, int Height) SizeOf(string name, ReadOnlySpan<byte> data)
    {
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
