using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MultiIsek.Documents.Versions;

namespace MultiIsek.Documents.Uploads;

/// <param name="IsTagged">Null where the tool could not tell.</param>
internal sealed record PdfFacts(bool? IsTagged, string Text);

/// <summary>
/// Liest PDF-Dateien with poppler's tools, as processes of their own with an end to their patience: they read what strangers wrote. Never within a request.
/// </summary>
internal sealed partial class PdfReader(ILogger<PdfReader> log)
{
    private const string Info = "pdfinfo";
    private const string Text = "pdftotext";
    private const int PagesMax = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lazy<IReadOnlyList<string>> _missing = new(() => [.. new[] { Info, Text }.Where(t => !IsThere(t))]);

    public static bool Reads(string fileName) => fileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tools that this machine lacks.</summary>
    public IReadOnlyList<string> Missing => _missing.Value;

    /// <param name="path">A file of this machine.</param>
    public async Task<PdfFacts> ReadAsync(string path, CancellationToken ct)
    {
        var info = Missing.Contains(Info) ? null : await RunAsync(Info, [path], ct);
        var text = Missing.Contains(Text) ? null : await RunAsync(Text, ["-l", $"{PagesMax}", "-enc", "UTF-8", "-q", path, "-"], ct);
        var tagged = info?.Split('\n').FirstOrDefault(l => l.StartsWith("Tagged:", StringComparison.Ordinal))?["Tagged:".Length..].Trim();
        return new(
            tagged switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
    }

    /// <returns>What it printed, as much as is kept; null where it failed.</returns>
    private async Task<string?> RunAsync(string tool, IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(
            new ProcessStartInfo(tool, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            }
        )!;
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var buffer = new char[DocumentText.TextMax];
            var read = await process.StandardOutput.ReadBlockAsync(buffer, patience.Token);
            if (read == buffer.Length)
            {
                // Enough: the rest would only fill the pipe.
                process.Kill();
                return new string(buffer);
            }

            await errors;
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? new string(buffer, 0, read) : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogSlow(tool);
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static bool IsThere(string tool)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, ["-v"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return process.WaitForExit(Patience);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Tool} did not finish with a file and was stopped")]
    private partial void LogSlow(string tool);
}
