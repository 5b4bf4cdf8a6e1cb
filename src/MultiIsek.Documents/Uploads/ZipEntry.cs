using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MultiIsek.Documents.Uploads;

/// <summary>
/// Eintrag eines ZIP-Archivs. Read by ourselves: the framework keeps an object for each of a million entries, and stops unpacking where the archive says, which is
/// where one that lies wants it to stop.
/// </summary>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Size">Bytes unpacked, as the archive says.</param>
/// <param name="At">Where its data begin.</param>
internal sealed record ZipEntry(string Name, bool IsStored, bool IsEncrypted, long Packed, long Size, long At)
{
    public const int CountMax = 10_000;
    private const int EndRecord = 22;
    private const int Head = 46;
    private const int LocalHead = 30;
    private const int Stored = 0;
    private const int Deflated = 8;

    /// <returns>All entries, where the verdict is fine.</returns>
    /// <exception cref="EndOfStreamException"/>
    public static async Task<(Verdict Verdict, IReadOnlyList<ZipEntry> Entries)> ListAsync(Stream content, CancellationToken ct)
    {
        var tail = await FileCheck.ReadAsync(content, content.Length - ushort.MaxValue - EndRecord, ushort.MaxValue + EndRecord, ct);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndRecord > tail.Length)
        {
            return (Verdict.Broken, []);
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        if (count > CountMax)
        {
            return (Verdict.Bomb, []);
        }

        var at = (long)BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var last = content.Length - tail.Length + end;
        List<ZipEntry> entries = [];
        while (at < last)
        {
            var head = await FileCheck.ReadAsync(content, at, Head, ct);
            var isEntry = head.Length == Head && head.AsSpan().StartsWith("PK\u0001\u0002"u8);
            if (entries.Count == count && !isEntry)
            {
                // A signature, or what the archive's maker left behind.
                break;
            }

            if (!isEntry || entries.Count == count)
            {
                return (Verdict.Broken, []);
            }

            var length = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28));
            var name = await FileCheck.ReadAsync(content, at + Head, length, ct);
            if (await EntryAsync(content, head, name, ct) is not { } entry)
            {
                return (Verdict.Broken, []);
            }

            entries.Add(entry);
            at += Head + length + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(32));
        }

        return (entries.Count == count && count > 0 ? Verdict.Fine : Verdict.Broken, entries);
    }

    /// <summary>Hands on what it unpacks to, piece by piece.</summary>
    /// <param name="take">False ends it.</param>
    /// <exception cref="InvalidDataException"/>
    public async Task ReadAsync(Stream content, byte[] buffer, Func<ReadOnlyMemory<byte>, bool> take, CancellationToken ct)
    {
        content.Position = At;
        await using var unpacked = IsStored ? null : new DeflateStream(content, CompressionMode.Decompress, leaveOpen: true);
        var left = Packed;
        while (true)
        {
            var read = unpacked is null ? await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), ct) : await unpacked.ReadAsync(buffer, ct);
            left -= read;
            if (read == 0 || !take(buffer.AsMemory(0, read)))
            {
                return;
            }
        }
    }

    private static async Task<ZipEntry?> EntryAsync(Stream content, byte[] head, byte[] name, CancellationToken ct)
    {
        var (packed, size, from) = (
            BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(20)),
            BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(24)),
            BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(42))
        );
        var method = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10));
        var local = await FileCheck.ReadAsync(content, from, LocalHead, ct);
        // What stands in front of the data must be what the directory says: programs read the one or the other.
        if (method is not (Stored or Deflated) || local.Length < LocalHead || !local.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26));
        var at = from + LocalHead + length + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28));
        return (await FileCheck.ReadAsync(content, from + LocalHead, length, ct)).AsSpan().SequenceEqual(name) && at + packed <= content.Length
            ? new ZipEntry(Encoding.UTF8.GetString(name), method == Stored, (head[8] & 1) != 0, packed, size, at)
            : null;
    }
}
