namespace MultiIsek.Documents.Versions;

/// <summary>Dateiformat: the closed list of what may lie in the library. The type comes from the ending; the bytes must agree, those of an upload all of them.</summary>
internal sealed record FileFormat(string Ending, string ContentType, string Name, bool IsInline, byte[][] Signatures)
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    private static readonly FileFormat[] All =
    [
        new("pdf", "application/pdf", "PDF", true, ["%PDF-"u8.ToArray()]),
        new("md", "text/markdown; charset=utf-8", "Text", false, []),
        new("txt", "text/plain; charset=utf-8", "Text", false, []),
        new("csv", "text/csv; charset=utf-8", "CSV", false, []),
        new("json", "application/json", "JSON", false, []),
        new(
            "png",
            "image/png",
            "PNG",
            false,
            [
                [0x89, 0x50, 0x4E, 0x47],
            ]
        ),
        new(
            "jpg",
            "image/jpeg",
            "JPG",
            false,
            [
                [0xFF, 0xD8, 0xFF],
            ]
        ),
        new(
            "jpeg",
            "image/jpeg",
            "JPG",
            false,
            [
                [0xFF, 0xD8, 0xFF],
            ]
        ),
        new("webp", "image/webp", "WebP", false, ["RIFF"u8.ToArray()]),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", false, [Zip]),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", false, [Zip]),
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint", false, [Zip]),
        new("odt", "application/vnd.oasis.opendocument.text", "ODT", false, [Zip]),
        new("ods", "application/vnd.oasis.opendocument.spreadsheet", "ODS", false, [Zip]),
        new("odp", "application/vnd.oasis.opendocument.presentation", "ODP", false, [Zip]),
    ];

    public static string Endings => string.Join(", ", All.Select(f => f.Ending));

    public static FileFormat? Of(string fileName) => Array.Find(All, f => fileName.EndsWith($".{f.Ending}", StringComparison.OrdinalIgnoreCase));

    public bool Fits(ReadOnlySpan<byte> content)
    {
        foreach (var signature in Signatures)
        {
            if (content.StartsWith(signature))
            {
                return true;
            }
        }

        return Signatures.Length == 0;
    }
}
