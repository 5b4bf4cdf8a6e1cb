using System.Buffers.Binary;

namespace MultiIsek.Kernel.Files.Pictures;

/// <summary>Which way a camera was held, the one fact of an EXIF that a picture needs: 1 is upright, 2 to 8 are turned or mirrored.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int EntrySize = 12;

    /// <summary>Larger ones say nothing to us.</summary>
    public const int ExifMax = 65_536;
    public static ReadOnlySpan<byte> Name => "Exif\0\0"u8;

    /// <param name="exif">With its name in front or without.</param>
    public static int Of(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith(Name) ? exif[Name.Length..] : exif;
        if (tiff.Length < 14 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var isLittle = tiff[0] == (byte)'I';
        var at = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (at > tiff.Length - 2)
        {
            return 1;
        }

        var entries = tiff[((int)at + 2)..];
        for (var left = Read(tiff[(int)at..], isLittle); left > 0 && entries.Length >= EntrySize; left--, entries = entries[EntrySize..])
        {
            if (Read(entries, isLittle) == Tag && Read(entries[2..], isLittle) == Short)
            {
                return Read(entries[8..], isLittle) is var turn and >= 1 and <= 8 ? turn : 1;
            }
        }

        return 1;
    }

    /// <summary>A TIFF that says this and nothing else.</summary>
    public static byte[] Only(int orientation) => [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, (byte)Short, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    private static ushort Read(ReadOnlySpan<byte> from, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
}
