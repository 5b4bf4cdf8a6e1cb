using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MultiIsek.Documents.Uploads;

internal enum ScanOutcome
{
    /// <summary>This installation has no scanner.</summary>
    Off,
    Clean,
    Found,
    TooLarge,

    /// <summary>It does not answer, or not with a verdict.</summary>
    Away,
}

/// <summary>Virenprüfung: asks clamd (INSTREAM). Whatever is no clear verdict counts as no answer.</summary>
internal sealed partial class VirusScanner(IOptions<ScannerOptions> options, ILogger<VirusScanner> log)
{
    private const int PieceSize = 65536;
    private const int AnswerMax = 4096;

    public bool IsOn => !string.IsNullOrWhiteSpace(options.Value.Host);

    /// <param name="content">Read from its beginning.</param>
    public async Task<ScanOutcome> ScanAsync(Stream content, CancellationToken ct)
    {
        if (!IsOn)
        {
            return ScanOutcome.Off;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(options.Value.Host!, options.Value.Port, patience.Token);
            await using var stream = client.GetStream();
            // Listens while it speaks: at its size limit clamd answers and hangs up, and an answer that nobody has read by then is lost.
            var answering = AnswerAsync(stream, patience.Token);
            var isSent = await SendAsync(stream, content, patience.Token);
            var answer = await answering;
            return answer.EndsWith("FOUND", StringComparison.Ordinal) ? ScanOutcome.Found
                : answer.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase) ? ScanOutcome.TooLarge
                : isSent && answer.EndsWith(": OK", StringComparison.Ordinal) ? ScanOutcome.Clean
                : Away(answer);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Away(e.GetType().Name);
        }
    }

    /// <returns>False where the scanner hung up before the end, as it does at its size limit: its answer says why.</returns>
    private static async Task<bool> SendAsync(Stream stream, Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var piece = new byte[PieceSize + 4];
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        try
        {
            int read;
            do
            {
                read = await content.ReadAsync(piece.AsMemory(4), ct);
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await stream.WriteAsync(piece.AsMemory(0, read + 4), ct);
            } while (read > 0);

            return true;
        }
        catch (IOException e) when (e.InnerException is SocketException)
        {
            return false;
        }
    }

    private static async Task<string> AnswerAsync(Stream stream, CancellationToken ct)
    {
        var answer = new byte[AnswerMax];
        var (count, read) = (0, 0);
        while (count < answer.Length && !answer.AsSpan(0, count).Contains((byte)0) && (read = await stream.ReadAsync(answer.AsMemory(count), ct)) > 0)
        {
            count += read;
        }

        return Encoding.UTF8.GetString(answer, 0, count).TrimEnd('\0', '\n', ' ');
    }

    private ScanOutcome Away(string why)
    {
        LogAway(why);
        return ScanOutcome.Away;
    }

    [LoggerMessage(LogLevel.Warning, "The virus scanner gave no verdict: {Why}")]
    private partial void LogAway(string why);
}
