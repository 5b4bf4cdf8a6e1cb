using System.IO.Compression;

namespace MultiIsek.Documents.Uploads;

/// <summary>
/// PDF: read once from end to end, dictionaries alone, and the object streams in which dictionaries may be packed. What runs, starts or carries something is
/// refused by its name; what hides deeper is left to the virus scanner and to the sandbox in which downloads open.
/// </summary>
internal static class PdfCheck
{
    private const int TailSize = 2048;
    private const int PackedMax = 5_000;
    private const int ExpandedMax = 20_000_000;
    private const long AllExpandedMax = 200_000_000;

    public static async Task<Verdict> LookAsync(Stream content, CancellationToken ct)
    {
        var tail = await FileCheck.ReadAsync(content, content.Length - TailSize, TailSize, ct);
        if (tail.AsSpan().LastIndexOf("%%EOF"u8) < 0)
        {
            return Verdict.Broken;
        }

        var names = new PdfNames(hasStreams: true);
        await FeedAsync(names, content, 0, long.MaxValue, ct);
        var all = 0L;
        foreach (var at in names.PackedAt.Take(PackedMax))
        {
            all += await LookIntoAsync(names, content, at, ct);
            if (all > AllExpandedMax)
            {
                return Verdict.Bomb;
            }
        }

        return names.PackedAt.Count > PackedMax ? Verdict.Bomb
            : names.IsEncrypted ? Verdict.Protected
            : names.IsActive ? Verdict.Active
            : Verdict.Fine;
    }

    private static async Task<long> LookIntoAsync(PdfNames names, Stream content, long at, CancellationToken ct)
    {
        content.Position = at;
        var inner = new PdfNames(hasStreams: false);
        try
        {
            await using var packed = new ZLibStream(content, CompressionMode.Decompress, leaveOpen: true);
            return await FeedAsync(inner, packed, null, ExpandedMax, ct);
        }
        catch (InvalidDataException)
        {
            // Packed otherwise, or not at all.
            return 0;
        }
        finally
        {
            names.Take(inner);
        }
    }

    private static async Task<long> FeedAsync(PdfNames names, Stream content, long? from, long max, CancellationToken ct)
    {
        if (from is { } start)
        {
            content.Position = start;
        }

        var buffer = new byte[81920];
        var total = 0L;
        int read;
        while (total < max && (read = await content.ReadAsync(buffer, ct)) > 0)
        {
            names.Read(buffer.AsSpan(0, read));
            total += read;
        }

        return total;
    }
}
