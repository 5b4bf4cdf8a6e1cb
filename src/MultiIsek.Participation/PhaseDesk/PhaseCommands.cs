using MediatR;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Beteiligungsphase anlegen, as a draft. Answers its key.</summary>
internal sealed record CreatePhase(PhaseKind Kind, PhaseValues Values) : IRequest<string>, IAudited
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Act Act => new("phase.created", Id.ToString(), Kind.ToString());
}

/// <summary>Angaben speichern. Contributions stay what and where they are. Answers whether anything differed.</summary>
/// <param name="Revision">The one that the form began with.</param>
/// <exception cref="StaleException">Somebody else saved since.</exception>
/// <exception cref="FieldsRefusedException"/>
internal sealed record SavePhase(Guid Id, PhaseValues Values, int Revision) : IRequest<bool>, IAudited
{
    public IReadOnlyList<string> Changed { get; set; } = [];
    public Act Act => new("phase.saved", Id.ToString(), [.. Changed]);
}

/// <summary>Phase freigeben: from now on its dates decide. Or back to a draft, while nobody has written anything.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record ReleasePhase(Guid Id, bool IsReleased) : IRequest, IAudited
{
    public Act Act => new(IsReleased ? "phase.released" : "phase.hidden", Id.ToString());
}

/// <summary>Phase vorzeitig beenden: from this moment on nothing is taken; everybody reads why.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record EndPhase(Guid Id, string Reason) : IRequest, IAudited
{
    public Act Act => new("phase.ended", Id.ToString());
}

/// <summary>Phase verlängern; one that is over is opened once more, unless its result is published.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record ExtendPhase(Guid Id, DateTime EndsAt) : IRequest, IAudited
{
    public Act Act => new("phase.extended", Id.ToString());
}

/// <summary>Ergebnis veröffentlichen, or change what was published.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record PublishResult(Guid Id, string Text) : IRequest, IAudited
{
    public Act Act => new("phase.result", Id.ToString());
}

/// <summary>Phase abschließen, or take that back.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record ArchivePhase(Guid Id, bool IsArchived) : IRequest, IAudited
{
    public Act Act => new(IsArchived ? "phase.archived" : "phase.reopened", Id.ToString());
}

/// <summary>Entwurf löschen, while nobody has written anything.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record DeletePhase(Guid Id) : IRequest, IAudited
{
    public Act Act => new("phase.deleted", Id.ToString());
}
