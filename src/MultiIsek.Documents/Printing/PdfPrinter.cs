using System.Text;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Uploads;

namespace MultiIsek.Documents.Printing;

/// <summary>Druckt mit WeasyPrint, run by the Python that its own script names, so that it reads nothing but what stands in the document: no network and no file.</summary>
internal sealed class PdfPrinter(FileTools tools) : IPdfPrinter, IDisposable
{
    public const string Tool = "weasyprint";
    private const int OutputMax = 10_000;
    private const string Script = """
        import sys, weasyprint as w
        def held(url, *rest, **more):
            if not url.startswith("data:"):
                raise ValueError("nothing is fetched")
            return w.default_url_fetcher(url, *rest, **more)
        variant = "variant" if int(w.__version__.split(".")[0]) < 59 else "pdf_variant"
        w.HTML(filename=sys.argv[1], encoding="utf-8", url_fetcher=held).write_pdf(sys.argv[2], **{variant: "pdf/ua-1"})
        """;

    // Requests wait for it: one at a time, and not for long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _turn = new(1);

    public bool CanPrint => Python() is not null;

    public async Task<byte[]?> PrintAsync(string html, CancellationToken ct)
    {
        if (Python() is not { } python || !await _turn.WaitAsync(Patience, ct))
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("isek-print-").FullName;
        try
        {
            var (source, made) = (Path.Combine(folder, "sheet.html"), Path.Combine(folder, "sheet.pdf"));
            await File.WriteAllTextAsync(source, html, Encoding.UTF8, ct);
            var output = await tools.RunAsync(python, ["-I", "-c", Script, source, made], OutputMax, ct);
            return output is not null && File.Exists(made) ? await File.ReadAllBytesAsync(made, ct) : null;
        }
        finally
        {
            _turn.Release();
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _turn.Dispose();

    private string? Python()
    {
        if (tools.PathOf(Tool) is not { } script)
        {
            return null;
        }

        using var reader = new StreamReader(script);
        var line = reader.ReadLine() ?? "";
        var python = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Trim().Split(' ')[0] : "";
        return Path.GetFileName(python).StartsWith("python", StringComparison.Ordinal) && File.Exists(python) ? python : null;
    }
}
