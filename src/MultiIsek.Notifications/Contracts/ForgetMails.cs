using MediatR;

namespace MultiIsek.Notifications.Contracts;

/// <summary>Nachrichten vergessen: what still waits to be sent to this address, or was given up, goes; part of the caller's transaction.</summary>
public sealed record ForgetMails(string To) : IRequest;
