using System.Buffers.Binary;
using System.Text;

namespace MultiIsek.Tenancy.Branding;

/// <summary>PNG (ISO 15948): chunks of length, name, data and checksum. Kept are those that make the picture.</summary>
internal static class PngFile
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static LogoImage Read(byte[] file)
    {
        using var kept = new MemoryStream();
        kept.Write(Signature);
        var (width, height, hasData) = (0, 0, false);
        for (var at = Signature.Length; ; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at, 4));
            var name = Encoding.ASCII.GetString(file, at + 4, 4);
            if (length < 0 || (width == 0) != (name == "IHDR"))
            {
                throw new InvalidDataException("Chunks are out of order.");
            }

            if (name == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 8, 4));
                height = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 12, 4));
            }

            hasData |= name == "IDAT";
            var chunk = file.AsSpan(at, length + 12);
            if (Kept.Contains(name))
            {
                kept.Write(chunk);
            }

            at += chunk.Length;
            if (name == "IEND")
            {
                return width > 0 && height > 0 && hasData ? new("image/png", width, height, kept.ToArray()) : throw new InvalidDataException("No picture.");
            }
        }
    }
}
