using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Printing;

namespace MultiIsek.Documents.Uploads;

/// <summary>Says once, at the start, what this machine lacks and what the product does not do therefore.</summary>
internal sealed partial class ToolsNotice(FileTools tools, VirusScanner scanner, ILogger<ToolsNotice> log) : IHostedLifecycleService
{
    private static readonly (string Tool, string Package, string Lost)[] Needs =
    [
        (PdfReader.Info, "poppler-utils", "check whether PDF files are tagged"),
        (PdfReader.Text, "poppler-utils", "search in the text of PDF files"),
        (PictureMaker.PdfTool, "poppler-utils", "preview of PDF files"),
        (PictureMaker.ImageTool, "libvips-tools", "preview of pictures"),
        (PdfPrinter.Tool, "weasyprint", "paper forms as PDF files"),
    ];

    /// <summary>Not before: a program that cannot start says why, and only that.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var (tool, package, lost) in Needs.Where(n => !tools.Has(n.Tool)))
        {
            LogMissing(tool, package, lost);
        }

        if (!scanner.IsOn)
        {
            LogUnscanned();
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "{Tool} (package {Package}) is not on this machine, and so there is no: {Lost}")]
    private partial void LogMissing(string tool, string package, string lost);

    [LoggerMessage(LogLevel.Warning, "Scanner:Host is not set: uploaded files are looked at, but not scanned for viruses")]
    private partial void LogUnscanned();
}
