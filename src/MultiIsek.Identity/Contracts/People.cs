using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Contracts;

/// <summary>Person in eine Rolle einladen: a mail with a link of seven days.</summary>
/// <returns>The link's path, which the command line prints.</returns>
/// <exception cref="RefusedException">The address is none, or has the role already.</exception>
public sealed record InvitePerson(string Email, Role Role) : IRequest<string>, IAudited
{
    /// <summary>Set by the handler.</summary>
    public Guid InvitationId { get; set; }

    public Act Act => new("member.invited", InvitationId.ToString(), Role.ToString());
}

/// <summary>Zweiten Faktor zurücksetzen: app, passkeys and recovery codes of an account go, its sessions end, and it is told by mail.</summary>
/// <exception cref="RefusedException">Nobody has this address, or it is one's own.</exception>
public sealed record ResetFactor(string Email) : IRequest<Unit>, IAudited
{
    /// <summary>Set by the handler.</summary>
    public Guid UserId { get; set; }

    public Act Act => new("factor.reset", UserId.ToString());
}

/// <summary>Protokoll prüfen: number of the first entry that is not what it was, or null.</summary>
public sealed record VerifyAudit : IRequest<long?>;
