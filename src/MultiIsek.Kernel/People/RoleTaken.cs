using MediatR;

namespace MultiIsek.Kernel.People;

/// <summary>Eine Rolle ist entzogen, in the transaction that takes it: what hangs on it goes with it, so that a later invitation does not bring it back.</summary>
public sealed record RoleTaken(Guid UserId, Role Role) : INotification;
