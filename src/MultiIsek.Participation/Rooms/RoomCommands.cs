using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;

namespace MultiIsek.Participation.Rooms;

/// <summary>Fragerunde öffnen, or open it again: until staff close it, and no longer than midnight.</summary>
/// <param name="IsRead">Questions appear when staff have read them.</param>
internal sealed record OpenRound(Guid EventId, bool IsRead) : IRequest, IAudited
{
    public Act Act => new("room.opened", EventId.ToString());
}

/// <summary>Fragerunde schließen: whoever sends after that moment is refused by the statement that writes.</summary>
internal sealed record CloseRound(Guid EventId) : IRequest, IAudited
{
    public Act Act => new("room.closed", EventId.ToString());
}

/// <summary>Frage als beantwortet kennzeichnen, or take that back.</summary>
/// <exception cref="RefusedException"/>
internal sealed record MarkQuestion(Guid EventId, Guid QuestionId, bool IsAnswered) : IRequest, IAudited
{
    public Act Act => new("room.answered", EventId.ToString());
}

/// <summary>Frage ausblenden oder zeigen.</summary>
/// <exception cref="RefusedException"/>
internal sealed record ShowQuestion(Guid EventId, Guid QuestionId, bool IsShown) : IRequest, IAudited
{
    public Act Act => new(IsShown ? "room.shown" : "room.hidden", EventId.ToString());
}
