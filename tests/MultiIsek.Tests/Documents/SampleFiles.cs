using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MultiIsek.Tests.Documents;

/// <summary>Files as people and attackers bring them, made here so that nothing hostile lies in the repository.</summary>
internal static class SampleFiles
{
    /// <summary>The test virus, in two pieces so that no scanner finds it in the sources.</summary>
    public static readonly byte[] Eicar = Encoding.ASCII.GetBytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    /// <param name="more">Further objects.</param>
    public static byte[] Pdf(string more = "", string text = "Quellwasserkonzept")
    {
        var stream = $"BT /F1 24 Tf 72 700 Td ({text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        return Pdf(objects, more);
    }

    private static byte[] Pdf(IReadOnlyList<string> objects, string more)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        List<int> at = [];
        foreach (var (body, no) in objects.Select((o, i) => (o, i + 1)))
        {
            at.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{no} 0 obj\n{body}\nendobj\n");
        }

        pdf.Append(more);
        var xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        at.ForEach(a => pdf.Append(CultureInfo.InvariantCulture, $"{a:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>One line on each page.</summary>
    public static byte[] PdfOfPages(params string[] lines)
    {
        List<string> objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"];
        foreach (var stream in lines.Select(l => $"BT /F1 24 Tf 72 700 Td ({l}) Tj ET"))
        {
            objects.Add($"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream");
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {objects.Count} 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
        }

        objects[1] = $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, lines.Length).Select(i => $"{5 + (i * 2)} 0 R"))}] /Count {lines.Length} >>";
        return Pdf(objects, "");
    }

    /// <summary>A dictionary that only those see who unpack.</summary>
    /// <param name="between">What stands between the head of the packed objects and their data.</param>
    public static byte[] PdfWithPacked(string dictionary, string between = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.ASCII.GetBytes($"9 0 {dictionary}"));
        }

        var data = Encoding.Latin1.GetString(packed.ToArray());
        return Pdf($"8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {data.Length} {between}>>\nstream\r\n{data}\nendstream\nendobj\n");
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    public static byte[] Office(string part, string types = "", params (string Name, byte[] Content)[] more) =>
        Zip([("[Content_Types].xml", Bytes($"<Types>{types}</Types>")), (part, Bytes("<document/>")), .. more]);

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Office("word/document.xml", "", more);

    public static byte[] DocxWithText(params string[] paragraphs) =>
        Zip(
            ("[Content_Types].xml", Bytes("<Types/>")),
            (
                "word/document.xml",
                Bytes(
                    $"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{string.Concat(paragraphs.Select(p => $"<w:p><w:r><w:instrText>FELD</w:instrText><w:t>{p}</w:t></w:r></w:p>"))}</w:body></w:document>"
                )
            )
        );

    public static byte[] Odf(string type, params (string Name, byte[] Content)[] more) =>
        Zip([("mimetype", Bytes($"application/vnd.oasis.opendocument.{type}")), ("content.xml", Bytes("<content/>")), .. more]);

    public static byte[] Png(int width, int height, byte[]? after = null)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(new byte[16]);
        }

        foreach (var (type, data) in new[] { ("IHDR", head), ("IDAT", packed.ToArray()), ("IEND", Array.Empty<byte>()) })
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            png.Write(length);
            png.Write(Encoding.ASCII.GetBytes(type));
            png.Write(data);
            png.Write(new byte[4]);
        }

        png.Write(after ?? []);
        return png.ToArray();
    }

    public static byte[] Jpeg(ushort width, ushort height, byte[]? after = null) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, 0xFF, 0xD9, .. after ?? []];

    public static byte[] Webp(int width, int height)
    {
        byte[] body = [.. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Three(int number) => BitConverter.GetBytes(number)[..3];
}
