using System.Text;
using MultiIsek.Documents.Versions;

namespace MultiIsek.Documents.Uploads;

/// <summary>
/// Was eine Datei ist, by its bytes: they decide, and the name's ending must agree. A closed list of what may be there; of the rest it says what it is, so that
/// people know what to do.
/// </summary>
internal static class FileCheck
{
    private const int HeadSize = 4096;
    private const int PolyglotHead = 1024;
    private static readonly byte[][] Programs =
    [
        "MZ"u8.ToArray(),
        [0x7F, (byte)'E', (byte)'L', (byte)'F'],
        [0xCA, 0xFE, 0xBA, 0xBE],
        [0xFE, 0xED, 0xFA, 0xCE],
        [0xFE, 0xED, 0xFA, 0xCF],
        [0xCF, 0xFA, 0xED, 0xFE],
        [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
        "#!"u8.ToArray(),
        "\0asm"u8.ToArray(),
    ];
    private static readonly byte[][] Archives =
    [
        "Rar!"u8.ToArray(),
        [(byte)'7', (byte)'z', 0xBC, 0xAF],
        [0x1F, 0x8B],
        "BZh"u8.ToArray(),
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'],
        "MSCF"u8.ToArray(),
        [(byte)'P', (byte)'K', 5, 6],
    ];
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];
    private static readonly string[] Markup = ["!doctype", "html", "svg", "script", "?php", "body", "iframe"];

    /// <param name="content">Can seek.</param>
    /// <returns>The format, where the verdict is fine.</returns>
    public static async Task<(Verdict Verdict, FileFormat? Format)> LookAsync(string name, Stream content, CancellationToken ct)
    {
        if (FileNames.IsHostile(name))
        {
            return (Verdict.Name, null);
        }

        if (content.Length == 0)
        {
            return (Verdict.Empty, null);
        }

        var head = await ReadAsync(content, 0, HeadSize, ct);
        var (verdict, ending) = await KindAsync(name, head, content, ct);
        if (verdict != Verdict.Fine)
        {
            return (verdict, null);
        }

        var format = FileFormat.Of(name);
        var isSame = format is not null && (format.Ending == ending || (format.Ending == "jpeg" && ending == "jpg"));
        return isSame ? (Verdict.Fine, format) : (Verdict.Ending, null);
    }

    public static async Task<byte[]> ReadAsync(Stream content, long from, int count, CancellationToken ct)
    {
        content.Position = Math.Max(0, from);
        var bytes = new byte[(int)Math.Max(0, Math.Min(count, content.Length - content.Position))];
        await content.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static async Task<(Verdict Verdict, string Ending)> KindAsync(string name, byte[] head, Stream content, CancellationToken ct)
    {
        bool Begins(ReadOnlySpan<byte> with) => head.AsSpan().StartsWith(with);
        if (Programs.Any(p => Begins(p)))
        {
            return (Verdict.Executable, "");
        }

        if (Begins(OldOffice))
        {
            return (Verdict.OldOffice, "");
        }

        if (Archives.Any(a => Begins(a)) || (head.Length > 262 && head.AsSpan(257, 5).SequenceEqual("ustar"u8)))
        {
            return (Verdict.Archive, "");
        }

        var image = ImageCheck.EndingOf(head);
        var isPdf = Begins("%PDF-"u8);
        var isZip = Begins("PK\u0003\u0004"u8);
        if (image is null && !isPdf && !isZip)
        {
            return await TextCheck.LookAsync(name, head, content, ct);
        }

        if (HasMarkup(head.AsSpan(0, Math.Min(head.Length, PolyglotHead))) || (!isZip && await EndsAsZipAsync(content, ct)) || head.AsSpan(1).IndexOf("%PDF-"u8) >= 0)
        {
            return (Verdict.Mixed, "");
        }

        if (isZip)
        {
            return await OfficeCheck.LookAsync(content, ct);
        }

        return isPdf ? (await PdfCheck.LookAsync(content, ct), "pdf") : (await ImageCheck.LookAsync(image!, content, ct), image!);
    }

    public static bool HasMarkup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        return Markup.Any(m => text.Contains($"<{m}", StringComparison.OrdinalIgnoreCase));
    }

    // A ZIP is read from its end: whatever stands in front.
    private static async Task<bool> EndsAsZipAsync(Stream content, CancellationToken ct)
    {
        var tail = await ReadAsync(content, content.Length - ushort.MaxValue - 22, ushort.MaxValue + 22, ct);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        // By chance the four bytes stand in some pictures: the record says how long its comment is, and nothing follows that.
        return at >= 0 && at + 22 <= tail.Length && at + 22 + BitConverter.ToUInt16(tail, at + 20) <= tail.Length && BitConverter.ToUInt16(tail, at + 10) > 0;
    }
}
