using MultiIsek.Documents.Versions;

namespace MultiIsek.Documents.Uploads;

/// <param name="IsTagged">Null where the tool could not tell.</param>
/// <param name="Text">Pages are parted by form feeds.</param>
internal sealed record PdfFacts(bool? IsTagged, string Text);

/// <summary>Liest PDF-Dateien with poppler's tools.</summary>
internal sealed class PdfReader(FileTools tools)
{
    public const string Info = "pdfinfo";
    public const string Text = "pdftotext";
    private const int InfoMax = 20_000;
    private const int PagesMax = 300;

    public static bool Reads(string fileName) => fileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tools that this machine lacks.</summary>
    public IReadOnlyList<string> Missing => tools.Missing(Info, Text);

    /// <param name="path">A file of this machine.</param>
    public async Task<PdfFacts> ReadAsync(string path, CancellationToken ct)
    {
        var info = tools.Has(Info) ? await tools.RunAsync(Info, [path], InfoMax, ct) : null;
        var text = tools.Has(Text) ? await tools.RunAsync(Text, ["-l", $"{PagesMax}", "-enc", "UTF-8", "-q", path, "-"], DocumentText.TextMax, ct) : null;
        var tagged = info?.Split('\n').FirstOrDefault(l => l.StartsWith("Tagged:", StringComparison.Ordinal))?["Tagged:".Length..].Trim();
        return new(
            tagged switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            DocumentText.Normal(text ?? "")
        );
    }
}
