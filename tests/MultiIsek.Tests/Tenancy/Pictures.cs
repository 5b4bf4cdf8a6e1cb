using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MultiIsek.Tests.Tenancy;

/// <summary>Pictures made for tests.</summary>
public static class Pictures
{
    private const string Secret = "GEHEIM";

    /// <summary>A real one, in one colour.</summary>
    public static byte[] Png(int width, int height, params (string Name, byte[] Data)[] more)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                packed.WriteByte(0);
                packed.Write([.. Enumerable.Range(0, width).SelectMany(_ => (byte[])[0x2f, 0x7d, 0x4f])]);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. more.SelectMany(m => Chunk(m.Name, m.Data)), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>Of each kind, with words in every place where programs put some, and behind the end.</summary>
    public static IEnumerable<(byte[] File, string Type, (int Width, int Height) Size)> WithSecrets()
    {
        var secret = Encoding.ASCII.GetBytes(Secret);
        yield return ([.. Png(40, 60, ("tEXt", secret), ("eXIf", secret)), .. secret], "image/png", (40, 60));
        yield return (
            [
                0xFF,
                0xD8,
                .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
                .. Segment(0xE1, [.. "Exif\0\0"u8, .. secret]),
                .. Segment(0xED, secret),
                .. Segment(0xFE, secret),
                .. Segment(0xC0, [8, 0, 60, 0, 40, 1, 1, 0x11, 0]),
                .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
                1,
                2,
                0xFF,
                0x00,
                0xFF,
                0xD0,
                3,
                0xFF,
                0xD9,
                .. secret,
            ],
            "image/jpeg",
            (40, 60)
        );
        // 40 × 60: widths and heights are kept less one.
        byte[] extended = [0x0C, 0, 0, 0, 39, 0, 0, 59, 0, 0];
        byte[] picture = [0x2F, 39, 0xC0, 14, 0, 7];
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", extended), .. Riff("VP8L", picture), .. Riff("EXIF", secret), .. Riff("XMP ", secret)];
        yield return ([.. Riff("RIFF", body), .. secret], "image/webp", (40, 60));
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Riff(string name, byte[] data)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. size, .. data, .. new byte[data.Length % 2]];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(content));
        return [.. length, .. content, .. sum];
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
