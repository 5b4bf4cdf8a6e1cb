using Azure;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace MultiIsek.Kernel.Files;

/// <summary>
/// Everything that a remote store is asked goes through here. What fails becomes one exception; a store that has just failed is left alone for a while,
/// so that a page does not wait each time for what will not come. When the while is over, one request tries for all.
/// </summary>
internal sealed partial class StoreGate(TimeProvider time, TimeSpan pause, ILogger log)
{
    private const long Open = long.MinValue;
    private long _closedAt = Open;

    /// <param name="content">What is being stored: where that cannot be read, the store is not to blame.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct, MeasuredStream? content = null)
    {
        Enter();
        try
        {
            var answer = await work(ct);
            Answered();
            return answer;
        }
        catch (RequestFailedException e) when (content is not { HasFailed: true } && !IsOutage(e))
        {
            // One file's trouble: the store is there, and others get theirs.
            Answered();
            LogRefused(log, ReasonOf(e));
            throw new FilesUnavailableException(e);
        }
        catch (Exception e) when (content is not { HasFailed: true } && IsOutage(e, ct))
        {
            if (Interlocked.Exchange(ref _closedAt, time.GetTimestamp()) == Open)
            {
                LogGone(log, ReasonOf(e));
            }

            throw new FilesUnavailableException(e);
        }
    }

    private void Answered()
    {
        if (Interlocked.Exchange(ref _closedAt, Open) != Open)
        {
            LogBack(log);
        }
    }

    private void Enter()
    {
        var closedAt = Interlocked.Read(ref _closedAt);
        if (closedAt == Open)
        {
            return;
        }

        var now = time.GetTimestamp();
        if (time.GetElapsedTime(closedAt, now) < pause || Interlocked.CompareExchange(ref _closedAt, now, closedAt) != closedAt)
        {
            throw new FilesUnavailableException();
        }
    }

    // Neither reached, nor let in, nor able to: everything else is an answer about this one blob.
    private static bool IsOutage(RequestFailedException failure) => failure.Status is 0 or 401 or 403 or 408 or 429 or >= 500;

    // Whoever went away himself found no fault in the store. The package wraps its tries into an AggregateException.
    private static bool IsOutage(Exception failure, CancellationToken ct) =>
        failure is RequestFailedException or AggregateException or HttpRequestException or IOException or AuthenticationFailedException
        || (failure is OperationCanceledException && !ct.IsCancellationRequested);

    // The package tells headers and all below its first line, and the trace of an outage is nobody's fault.
    private static string ReasonOf(Exception failure) => $"{failure.GetType().Name}: {failure.Message.Split('\n')[0].TrimEnd()}";

    [LoggerMessage(LogLevel.Error, "The file store cannot be reached or refuses us ({Reason}).")]
    private static partial void LogGone(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "The file store did not do as it was asked ({Reason}).")]
    private static partial void LogRefused(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "The file store answers again.")]
    private static partial void LogBack(ILogger log);
}
