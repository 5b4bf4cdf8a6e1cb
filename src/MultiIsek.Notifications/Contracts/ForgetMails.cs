using MediatR;

namespace MultiIsek.Notifications.Contracts;

/// <summary>Nachrichten vergessen: what still waits to be sent to this address, or was given up, goes; part of the caller's transaction.</summary>
/// <param name="Account">Only what is about this account; null: everything.</param>
public sealed record ForgetMails(string To, Guid? Account = null) : IRequest;
