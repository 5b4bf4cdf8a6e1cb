using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Editing;

/// <summary>Element hinzufügen, with nothing but a title. Answers its key.</summary>
/// <param name="Place">Among the children of the parent, from 1; beyond the last is the end.</param>
/// <exception cref="RefusedException">Not there, or no title.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record AddElement(Guid VersionId, string Type, string Title, Guid? ParentId, int Place) : IRequest<string>, IAudited
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Act Act => new("element.added", Id.ToString(), VersionId.ToString());
}

/// <summary>Element verschieben, with all below it.</summary>
/// <exception cref="RefusedException">Not there.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record MoveElement(Guid VersionId, Guid ElementId, Guid? ParentId, int Place) : IRequest, IAudited
{
    public Act Act => new("element.moved", ElementId.ToString(), VersionId.ToString());
}

/// <summary>Element mit allem darunter aus der Fassung nehmen.</summary>
/// <exception cref="RefusedException">Something refers to it.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record DeleteElement(Guid VersionId, Guid ElementId) : IRequest, IAudited
{
    public Act Act => new("element.deleted", ElementId.ToString(), VersionId.ToString());
}

/// <summary>Letztes Verschieben oder Löschen zurücknehmen. Answers the element's key.</summary>
/// <exception cref="RefusedException">There is nothing to take back, or it does not fit any more.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record UndoTreeStep(Guid VersionId, Guid StepId) : IRequest<string?>, IAudited
{
    public Act Act => new("outline.undone", VersionId.ToString(), StepId.ToString());
}
