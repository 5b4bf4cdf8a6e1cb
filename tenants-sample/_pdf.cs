#:property AssemblyName=SamplePdf
#:property NoAspNetCore=true
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:package Markdig

// Prints every source summary (tenants-sample/*/quellen/*.md) as an A4 PDF beside it, with Debian's Chromium.
// From the repository root: dotnet run tenants-sample/_pdf.cs
// A PDF that is newer than its summary stays as it is; delete it to print it again.

using System.Diagnostics;
using System.Net;
using Markdig;

const string Notice = "Zusammenfassung aus öffentlichen Quellen – kein amtliches Dokument";
const string Style = """
    @page {
      size: A4; margin: 27mm 24mm 24mm;
      @top-left { content: "NOTICE"; font: 8.5pt "Liberation Sans", Arial, sans-serif; color: #51565f; }
      @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt "Liberation Sans", Arial, sans-serif; color: #51565f; }
    }
    body { margin: 0; font: 10.5pt/1.5 "Liberation Sans", Arial, sans-serif; color: #191b20; overflow-wrap: break-word; }
    h1 { margin: 0 0 6mm; font-size: 18pt; line-height: 1.2; break-after: avoid; }
    h2 { margin: 7mm 0 2mm; font-size: 12.5pt; line-height: 1.3; break-after: avoid; }
    h3 { margin: 5mm 0 1.5mm; font-size: 10.5pt; line-height: 1.35; break-after: avoid; }
    p { margin: 0 0 2.5mm; orphans: 3; widows: 3; }
    ul, ol { margin: 0 0 2.5mm; padding-left: 5.5mm; }
    li { margin: 0 0 1mm; break-inside: avoid; }
    table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; font-size: 9.5pt; line-height: 1.4; }
    th, td { padding: 1mm 3mm 1mm 0; border-bottom: 0.3pt solid #858b95; text-align: left; vertical-align: top; }
    th:last-child, td:last-child { padding-right: 0; }
    a { color: inherit; overflow-wrap: anywhere; }
    """;

if (!Directory.Exists("tenants-sample"))
{
    await Console.Error.WriteLineAsync("Bitte im Wurzelverzeichnis des Projekts aufrufen.");
    return 1;
}

var pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
var summaries = Directory
    .EnumerateDirectories("tenants-sample")
    .Where(city => !Path.GetFileName(city).StartsWith('_'))
    .Select(city => Path.Combine(city, "quellen"))
    .Where(Directory.Exists)
    .SelectMany(sources => Directory.EnumerateFiles(sources, "*.md"))
    .Order(StringComparer.Ordinal)
    .ToList();
var work = Directory.CreateTempSubdirectory("isek-pdf-");
var printed = 0;
try
{
    foreach (var summary in summaries)
    {
        var pdf = Path.ChangeExtension(summary, ".pdf");
        if (File.Exists(pdf) && File.GetLastWriteTimeUtc(pdf) > File.GetLastWriteTimeUtc(summary))
        {
            continue;
        }

        var page = Path.Combine(work.FullName, "page.html");
        await File.WriteAllTextAsync(page, Html(await File.ReadAllTextAsync(summary)));
        await PrintAsync(page, Path.GetFullPath(pdf));
        Console.WriteLine($"{pdf} ({new FileInfo(pdf).Length / 1000} KB)");
        printed++;
    }
}
finally
{
    work.Delete(recursive: true);
}

Console.WriteLine($"{printed} gedruckt, {summaries.Count - printed} unverändert.");
return 0;

string Html(string markdown)
{
    // The notice stands at the head of every page, so the body need not repeat it.
    var body = Markdown.ToHtml(markdown.Replace($"**{Notice}**", "", StringComparison.Ordinal), pipeline);
    var title = markdown.Split('\n')[0].TrimStart('#').Trim();
    return $"""
        <!doctype html>
        <html lang="de">
        <head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(
            title
        )}</title><style>{Style.Replace("NOTICE", Notice, StringComparison.Ordinal)}</style></head>
        <body>{body}</body>
        </html>
        """;
}

async Task PrintAsync(string page, string pdf)
{
    var start = new ProcessStartInfo("chromium") { RedirectStandardError = true, RedirectStandardOutput = true };
    string[] arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        $"--user-data-dir={Path.Combine(work.FullName, "profile")}",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        $"--print-to-pdf={pdf}",
        new Uri(page).AbsoluteUri,
    ];
    foreach (var argument in arguments)
    {
        start.ArgumentList.Add(argument);
    }

    File.Delete(pdf);
    using var chromium = Process.Start(start)!;
    var output = chromium.StandardOutput.ReadToEndAsync();
    var messages = chromium.StandardError.ReadToEndAsync();
    using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
    try
    {
        await chromium.WaitForExitAsync(patience.Token);
    }
    catch (OperationCanceledException)
    {
        chromium.Kill(entireProcessTree: true);
        throw new TimeoutException($"Chromium did not print {pdf} within a minute.");
    }

    _ = await output;
    if (chromium.ExitCode != 0 || !File.Exists(pdf))
    {
        throw new InvalidOperationException($"Chromium did not print {pdf}: {await messages}");
    }
}
