using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace MultiIsek.Documents.Uploads;

/// <summary>
/// Werkzeuge dieser Maschine, as processes of their own with an end to their patience and to their memory: most read what strangers wrote, and those never run within a request.
/// </summary>
internal sealed partial class FileTools(ILogger<FileTools> log)
{
    private const string Limiter = "prlimit";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, bool> _known = new();

    /// <summary>Bytes of address space that one process gets.</summary>
    private const long MemoryMax = 2_000_000_000;

    /// <summary>Where they are looked for, as the system writes it.</summary>
    public string Folders { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>What is there stays; what is missing may be installed while we run, and is looked for each time.</summary>
    public bool Has(string tool) => _known.ContainsKey(tool) || (IsThere(tool) && (_known[tool] = true));

    /// <summary>Null where it is not there.</summary>
    public string? PathOf(string tool) => Has(tool) ? Folders.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists) : null;

    public IReadOnlyList<string> Missing(params string[] tools) => [.. tools.Where(t => !Has(t))];

    /// <param name="keep">Signs of its output that are kept: what prints more is stopped.</param>
    /// <returns>What it printed; null where it failed.</returns>
    public async Task<string?> RunAsync(string tool, IReadOnlyList<string> arguments, int keep, CancellationToken ct)
    {
        var start = Has(Limiter)
            ? new ProcessStartInfo(Limiter, [$"--as={MemoryMax}", $"--cpu={Patience.TotalSeconds:0}", "--core=0", tool, .. arguments])
            : new ProcessStartInfo(tool, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        // One thread, and none of libvips' loaders that are not proof against strangers.
        (start.Environment["VIPS_CONCURRENCY"], start.Environment["VIPS_BLOCK_UNTRUSTED"]) = ("1", "1");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token);
            var buffer = new char[keep];
            var read = await process.StandardOutput.ReadBlockAsync(buffer, patience.Token);
            if (read == keep)
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

    private bool IsThere(string tool) => Folders.Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, tool)));

    [LoggerMessage(LogLevel.Warning, "{Tool} did not finish with a file and was stopped")]
    private partial void LogSlow(string tool);
}
