using MediatR;
using MultiIsek.Kernel;

namespace MultiIsek.Identity.Contracts;

/// <summary>
/// Befehl des Betreibers in einer Stadt, in its scope: what comes after it in that scope is done in a visit without length, whose reason the city reads. A city
/// where nobody works yet needs no reason; its log names the command all the same.
/// </summary>
/// <param name="Name">"tenant invite".</param>
/// <exception cref="RefusedException">People work there and no reason was given, or one that is too short or too long.</exception>
public sealed record BeginCommand(string Name, string? Reason) : IRequest<Unit>;
