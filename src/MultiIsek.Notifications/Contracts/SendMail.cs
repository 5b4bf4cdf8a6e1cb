using System.Text.Json.Serialization;
using MediatR;

namespace MultiIsek.Notifications.Contracts;

/// <summary>Nachricht verschicken: written into the outbox in the caller's transaction, sent afterwards. Plain text.</summary>
/// <param name="To">Empty: to nobody, and in all else as to somebody, so that no stranger learns from the time of an answer whom we know.</param>
/// <param name="FromName">The city's name; the address is the installation's.</param>
/// <param name="ReplyTo">Where an answer goes; null: nowhere.</param>
public sealed record SendMail(string To, string Subject, string Text, string FromName, string? ReplyTo = null) : IRequest<Guid>
{
    /// <summary>Where one click ends mails of this kind (List-Unsubscribe, RFC 8058); null for mails that somebody asked for.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>The account it is about, where its address is not proved yet: with such an account only its own letters go.</summary>
    public Guid? Account { get; init; }

    /// <summary>Where the same form may be sent twice: the second message is refused by its key. Else the outbox makes one.</summary>
    [JsonIgnore]
    public Guid? Id { get; init; }
}
