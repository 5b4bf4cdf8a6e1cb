using System.ComponentModel.DataAnnotations;
using MediatR;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Participation.Bodies;

/// <param name="Email">Null where the letter goes on paper.</param>
internal sealed record NewBody(Guid? OrganisationId, string Name, string? Email);

/// <summary>Stellen aufnehmen; nothing is sent. Who is there already stays as it is. Answers how many are new.</summary>
/// <exception cref="BodyRefusedException"/>
internal sealed record AddBodies(Guid PhaseId, IReadOnlyList<NewBody> Bodies) : IRequest<int>, IAudited
{
    public Act Act => new("bodies.added", PhaseId.ToString());
}

/// <summary>Anschreiben versenden to all with an address that have none yet. Answers how many.</summary>
/// <exception cref="BodyRefusedException"/>
internal sealed record InviteBodies(Guid PhaseId) : IRequest<int>, IAudited
{
    public Act Act => new("bodies.invited", PhaseId.ToString());
}

/// <summary>Erinnern, who has a letter and has not answered. Answers how many.</summary>
/// <param name="Click">Of the form: pressed twice it is one reminder.</param>
/// <exception cref="BodyRefusedException"/>
internal sealed record RemindBodies(Guid PhaseId, Guid Click) : IRequest<int>, IAudited
{
    public Act Act => new("bodies.reminded", PhaseId.ToString());
}

/// <summary>Neuen Link senden, where the old one is lost or went to the wrong address; older links are void.</summary>
/// <exception cref="BodyRefusedException"/>
internal sealed record RenewLink(Guid PhaseId, Guid BodyId, string Email) : IRequest, IAudited
{
    public Act Act => new("bodies.renewed", PhaseId.ToString());
}

/// <summary>Frist einer Stelle verlängern, with the reason; the body is told.</summary>
/// <exception cref="BodyRefusedException"/>
internal sealed record ExtendBody(Guid PhaseId, Guid BodyId, DateTime EndsAt, string Reason) : IRequest, IAudited
{
    public Act Act => new("bodies.extended", PhaseId.ToString());
}

/// <summary>Einladung zurückziehen, or let the body back in. What it said stays.</summary>
/// <exception cref="BodyRefusedException"/>
internal sealed record WithdrawBody(Guid PhaseId, Guid BodyId, bool IsWithdrawn) : IRequest, IAudited
{
    public Act Act => new(IsWithdrawn ? "bodies.withdrawn" : "bodies.restored", PhaseId.ToString());
}

/// <summary>Stellungnahmen veröffentlichen, once the result is: all that wait. Answers how many.</summary>
/// <exception cref="BodyRefusedException"/>
internal sealed record PublishStatements(Guid PhaseId) : IRequest<int>, IAudited
{
    public Act Act => new("bodies.published", PhaseId.ToString());
}

/// <summary>It cannot be done as things are.</summary>
/// <param name="place">Field of the form; empty for the form as a whole.</param>
internal sealed class BodyRefusedException(string place, string reason) : ValidationException(reason)
{
    public Fault Fault => new(place, Message);
}
