using MediatR;

namespace MultiIsek.Notifications.Contracts;

/// <summary>Nachricht verschicken: written into the outbox in the caller's transaction, sent afterwards. Plain text.</summary>
/// <param name="FromName">The city's name; the address is the installation's.</param>
/// <param name="ReplyTo">Where an answer goes; null: nowhere.</param>
public sealed record SendMail(string To, string Subject, string Text, string FromName, string? ReplyTo = null) : IRequest<Guid>;
