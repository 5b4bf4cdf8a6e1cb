using System.Buffers.Binary;
using System.Text;
using MultiIsek.Tests.Tenancy;

namespace MultiIsek.Tests.Documents;

/// <summary>Photographs as a telephone takes them: 48 × 32, red on the left and blue on the right, with place, time and owner in EXIF and XMP.</summary>
internal static class Photos
{
    public const string Owner = "Erika Mustermann-Geheim";
    public static readonly string[] Formats = ["jpg", "png", "webp"];

    /// <summary>52° 17' 55" N as three fractions, little-endian: what a place looks like in the bytes.</summary>
    public static readonly byte[] Place = [52, 0, 0, 0, 1, 0, 0, 0, 17, 0, 0, 0, 1, 0, 0, 0, 55, 0, 0, 0, 1, 0, 0, 0];
    private static readonly byte[] Xmp = Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{Owner}</dc:creator></x:xmpmeta>");

    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09"
            + "PT09PT09PT0//wAARCAAgADADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAUG/8QAGREBAAMBAQAAAAAAAAAAAAAAAAWBwUJD/9oADAMBAAIRAx"
            + "EAPwDOAGKkTqE5uG7rQM353gAcAqAEQvBOoTm4butAzfneABwC/9k="
    );

    // Lossy, 48 × 32.
    private static readonly byte[] WebpData = Convert.FromBase64String("8AMAnQEqMAAgAD7RWqdNqCUjojAVWAEAGglAGZDpXwDeAAEdZeF+QAD+4cN/Lz9N//gghBCA4ZPBBNcZ3aVJqxWGpqbDQAAA");

    /// <param name="orientation">6: the camera was held upright.</param>
    public static byte[] WithPlace(string format, int orientation = 1)
    {
        var exif = Exif(orientation);
        return format switch
        {
            "png" => Pictures.Png(48, 32, ("tEXt", [.. "Author\0"u8, .. Encoding.UTF8.GetBytes(Owner)]), ("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Xmp]), ("eXIf", exif)),
            "webp" => Webp(exif),
            _ =>
            [
                0xFF,
                0xD8,
                .. Segment(0xE1, [.. "Exif\0\0"u8, .. exif]),
                .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp]),
                // Further pictures of the same moment stand behind the end.
                .. Segment(0xE2, [.. "MPF\0"u8, .. exif]),
                .. Segment(0xFE, Encoding.UTF8.GetBytes(Owner)),
                .. Jpeg[2..],
                .. Encoding.UTF8.GetBytes(Owner),
            ],
        };
    }

    private static byte[] Webp(byte[] exif)
    {
        byte[] size = [47, 0, 0, 31, 0, 0];
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", [0x0C, 0, 0, 0, .. size]), .. Riff("VP8 ", WebpData), .. Riff("EXIF", exif), .. Riff("XMP ", Xmp)];
        return Riff("RIFF", body);
    }

    private static byte[] Exif(int orientation)
    {
        var owner = Encoding.ASCII.GetBytes($"{Owner}\0");
        const int ifd = 8;
        const int gps = ifd + 2 + (3 * 12) + 4;
        const int values = gps + 2 + (2 * 12) + 4;
        return
        [
            .. "II*\0"u8,
            .. Number(ifd),
            3,
            0,
            .. Entry(0x0112, 3, 1, orientation),
            .. Entry(0x013B, 2, owner.Length, values + Place.Length),
            .. Entry(0x8825, 4, 1, gps),
            .. Number(0),
            2,
            0,
            .. Entry(1, 2, 2, 'N'),
            .. Entry(2, 5, 3, values),
            .. Number(0),
            .. Place,
            .. owner,
        ];
    }

    private static byte[] Entry(ushort tag, byte type, int count, int value) => [(byte)tag, (byte)(tag >> 8), type, 0, .. Number(count), .. Number(value)];

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Riff(string name, byte[] data) => [.. Encoding.ASCII.GetBytes(name), .. Number(data.Length), .. data, .. new byte[data.Length % 2]];
}
