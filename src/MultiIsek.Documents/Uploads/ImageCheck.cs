using System.Buffers.Binary;

namespace MultiIsek.Documents.Uploads;

/// <summary>Bilder: how many pixels they unfold to, and that they end where they say.</summary>
internal static class ImageCheck
{
    public const int PixelsMax = 60_000_000;
    private const int PartsMax = 100_000;

    public static string? EndingOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? "png"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "jpg"
        : head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? "webp"
        : null;

    public static async Task<Verdict> LookAsync(string ending, Stream content, CancellationToken ct)
    {
        try
        {
            return ending switch
            {
                "png" => await PngAsync(content, ct),
                "jpg" => await JpegAsync(content, ct),
                _ => await WebpAsync(content, ct),
            };
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentOutOfRangeException)
        {
            return Verdict.Broken;
        }
    }

    private static Verdict Of(long width, long height) =>
        width == 0 || height == 0 ? Verdict.Broken
        : width * height > PixelsMax ? Verdict.Pixels
        : Verdict.Fine;

    private static async Task<Verdict> PngAsync(Stream content, CancellationToken ct)
    {
        var verdict = Verdict.Broken;
        var (at, part) = (8L, new byte[16]);
        for (var no = 0; no < PartsMax; no++)
        {
            content.Position = at;
            await content.ReadExactlyAsync(part.AsMemory(0, 8), ct);
            var length = BinaryPrimitives.ReadUInt32BigEndian(part);
            var isEnd = part.AsSpan(4, 4).SequenceEqual("IEND"u8);
            if (no == 0)
            {
                await content.ReadExactlyAsync(part.AsMemory(8, 8), ct);
                verdict = part.AsSpan(4, 4).SequenceEqual("IHDR"u8)
                    ? Of(BinaryPrimitives.ReadUInt32BigEndian(part.AsSpan(8)), BinaryPrimitives.ReadUInt32BigEndian(part.AsSpan(12)))
                    : Verdict.Broken;
            }

            at += 12 + length;
            if (isEnd || verdict != Verdict.Fine)
            {
                return verdict == Verdict.Fine && at != content.Length ? (at < content.Length ? Verdict.Mixed : Verdict.Broken) : verdict;
            }
        }

        return Verdict.Broken;
    }

    private static async Task<Verdict> JpegAsync(Stream content, CancellationToken ct)
    {
        var (at, part) = (2L, new byte[9]);
        for (var no = 0; no < PartsMax; no++)
        {
            content.Position = at;
            await content.ReadExactlyAsync(part.AsMemory(0, 4), ct);
            if (part[0] != 0xFF)
            {
                return Verdict.Broken;
            }

            // Fill bytes, and markers without a length.
            if (part[1] is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += part[1] == 0xFF ? 1 : 2;
                continue;
            }

            // Every start of a frame but the tables of that range.
            if (part[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                await content.ReadExactlyAsync(part.AsMemory(4, 5), ct);
                return Of(BinaryPrimitives.ReadUInt16BigEndian(part.AsSpan(7)), BinaryPrimitives.ReadUInt16BigEndian(part.AsSpan(5)));
            }

            if (part[1] is 0xD9 or 0xDA)
            {
                return Verdict.Broken;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(part.AsSpan(2));
        }

        return Verdict.Broken;
    }

    private static async Task<Verdict> WebpAsync(Stream content, CancellationToken ct)
    {
        var head = await FileCheck.ReadAsync(content, 0, 30, ct);
        if (head.Length < 30)
        {
            return Verdict.Broken;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) + 8L;
        if (size != content.Length && size + 1 != content.Length)
        {
            return size < content.Length ? Verdict.Mixed : Verdict.Broken;
        }

        var body = head.AsSpan(20);
        return head.AsSpan(12, 4) switch
        {
            [(byte)'V', (byte)'P', (byte)'8', (byte)'X'] => Of(1 + ThreeBytes(body[4..]), 1 + ThreeBytes(body[7..])),
            [(byte)'V', (byte)'P', (byte)'8', (byte)'L'] => Of(
                1 + (BinaryPrimitives.ReadUInt32LittleEndian(body[1..]) & 0x3FFF),
                1 + ((BinaryPrimitives.ReadUInt32LittleEndian(body[1..]) >> 14) & 0x3FFF)
            ),
            [(byte)'V', (byte)'P', (byte)'8', (byte)' '] => Of(
                BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF
            ),
            _ => Verdict.Broken,
        };
    }

    private static long ThreeBytes(ReadOnlySpan<byte> bytes) => bytes[0] | ((long)bytes[1] << 8) | ((long)bytes[2] << 16);
}
