using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Offline;

/// <summary>Beiträge eintragen, die nicht über die Seite kamen. Answers number and receipt code of each, in the order of the rows.</summary>
/// <param name="Table">Hash of the list that they were read from: the same list is entered once.</param>
/// <exception cref="RefusedException"/>
internal sealed record EnterContributions(Guid BatchId, Guid PhaseId, EntryValues Values, IReadOnlyList<StoredOriginal> Originals, string? Table = null)
    : IRequest<IReadOnlyList<EnteredContribution>>,
        IAudited
{
    public Act Act => new("contributions.entered", PhaseId.ToString(), Values.Channel.ToString());
}

/// <summary>Stapel zurücknehmen, while nobody answered, supported or reported one of its contributions.</summary>
/// <exception cref="RefusedException"/>
internal sealed record UndoEntries(Guid BatchId, Guid PhaseId) : IRequest, IAudited
{
    public Act Act => new("contributions.undone", PhaseId.ToString());
}

/// <param name="IsPublished">Read already; else they wait like others.</param>
/// <param name="Channel">Import, where each row has its own.</param>
/// <param name="ReceivedOn">The latest of the rows.</param>
internal sealed record EntryValues(Channel Channel, DateOnly ReceivedOn, string? LateReason, bool IsPublished, IReadOnlyList<EntryRow> Rows);

/// <param name="Name">Kept with the contribution, never published.</param>
internal sealed record EntryRow(Guid? ElementId, string? Title, string? Category, string? PlaceNote, string Text, string? Name, EntryOrigin Origin);

internal sealed record EnteredContribution(string Number, string Code, string About);
