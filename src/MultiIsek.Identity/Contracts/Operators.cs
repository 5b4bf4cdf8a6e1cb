using MediatR;
using MultiIsek.Kernel;

namespace MultiIsek.Identity.Contracts;

/// <summary>Person des Betreibers einladen, or let one begin anew: password, app and sessions that there were end.</summary>
/// <returns>Path of the link on the platform's own host, which the command line prints; valid for a day, once.</returns>
/// <exception cref="RefusedException">The address is none.</exception>
public sealed record InviteOperator(string Email) : IRequest<string>;

/// <summary>Person des Betreibers sperren: sessions and visits end within half a minute.</summary>
/// <exception cref="RefusedException">Nobody has this address.</exception>
public sealed record BlockOperator(string Email) : IRequest<Unit>;

/// <summary>Alle Personen des Betreibers.</summary>
public sealed record ListOperators : IRequest<IReadOnlyList<OperatorEntry>>;

/// <param name="SignedInAt">UTC; null for never.</param>
public sealed record OperatorEntry(string Email, string Name, bool HasAccepted, bool IsBlocked, DateTime? SignedInAt);
