using MultiIsek.Documents.Uploads;

namespace MultiIsek.Documents.Previews;

/// <summary>Macht Vorschaubilder: of pictures with libvips, upright and small; of a PDF its first page with poppler. Always a JPEG.</summary>
internal sealed class PictureMaker(FileTools tools)
{
    public const string PdfTool = "pdftoppm";
    public const string ImageTool = "vipsthumbnail";

    /// <summary>Pixels of the longer side.</summary>
    public const int SizeMax = 480;
    private const string Name = "preview";
    private const int OutputMax = 10_000;
    private static readonly Dictionary<string, string> Tools = new()
    {
        ["application/pdf"] = PdfTool,
        ["image/jpeg"] = ImageTool,
        ["image/png"] = ImageTool,
        ["image/webp"] = ImageTool,
    };

    /// <summary>Tools that this machine lacks.</summary>
    public IReadOnlyList<string> Missing => tools.Missing(PdfTool, ImageTool);

    /// <summary>Types of which this machine makes previews.</summary>
    public IReadOnlyList<string> Types => [.. Tools.Where(t => tools.Has(t.Value)).Select(t => t.Key)];

    public static string? ToolOf(string contentType) => Tools.GetValueOrDefault(contentType);

    /// <returns>Where the picture lies; null where none could be made.</returns>
    public async Task<string?> MakeAsync(TempFile file, string contentType, CancellationToken ct)
    {
        var made = file.Beside($"{Name}.jpg");
        string[] arguments = ToolOf(contentType) switch
        {
            PdfTool => ["-f", "1", "-l", "1", "-singlefile", "-scale-to", $"{SizeMax}", "-jpeg", "-jpegopt", "quality=80", "-q", file.Path, file.Beside(Name)],
            _ => [file.Path, "--size", $"{SizeMax}x{SizeMax}>", "--export-profile", "srgb", "-o", $"{made}[Q=80,strip,background=255]"],
        };
        var output = await tools.RunAsync(ToolOf(contentType)!, arguments, OutputMax, ct);
        return output is not null && File.Exists(made) ? made : null;
    }
}
