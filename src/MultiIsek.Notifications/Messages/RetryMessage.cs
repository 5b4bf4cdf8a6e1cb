using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Notifications.Messages;

/// <summary>Nachricht noch einmal versuchen.</summary>
/// <exception cref="RefusedException">It is sent, emptied, unknown, or on its way.</exception>
internal sealed record RetryMessage(Guid MessageId) : IRequest<Unit>, IAudited
{
    public Act Act => new("message.retried", MessageId.ToString());
}

internal sealed class RetryMessageHandler(Outbox outbox) : IRequestHandler<RetryMessage, Unit>
{
    public async Task<Unit> Handle(RetryMessage command, CancellationToken ct) =>
        await outbox.TryAgainAsync(command.MessageId, ct)
            ? Unit.Value
            : throw new RefusedException("Diese Nachricht ist schon verschickt, wird gerade versucht, oder ihr Text ist gelöscht.");
}
