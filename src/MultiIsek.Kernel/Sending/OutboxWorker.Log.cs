using Microsoft.Extensions.Logging;

namespace MultiIsek.Kernel.Sending;

public sealed partial class OutboxWorker
{
    [LoggerMessage(LogLevel.Warning, "Outbox message {Kind} {Id} failed at attempt {Attempt}: {Error}")]
    private partial void LogFailed(string kind, Guid id, int attempt, string error);

    [LoggerMessage(LogLevel.Error, "The outbox of {City} could not be worked through")]
    private partial void LogCity(string city, Exception e);

    [LoggerMessage(LogLevel.Error, "A round of the outbox failed")]
    private partial void LogRound(Exception e);
}
