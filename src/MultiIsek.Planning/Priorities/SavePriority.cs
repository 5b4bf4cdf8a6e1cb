using System.ComponentModel.DataAnnotations;
using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Priorities;

/// <summary>Entscheidung eines Gremiums über die Priorität, as the form sends it.</summary>
internal sealed record PriorityForm
{
    [Required(ErrorMessage = "Wählen Sie die Stufe, die das Gremium beschlossen hat.")]
    public string? Level { get; init; }

    /// <summary>Key; without it the resolution's.</summary>
    public string? Committee { get; init; }

    [Line(SourceDateInput.Max)]
    public string? Date { get; init; }

    /// <summary>Key.</summary>
    public string? Resolution { get; init; }

    /// <summary>Key of the earlier decision.</summary>
    public string? Supersedes { get; init; }

    [Long(PriorityDecision.ReasonMax)]
    public string? Reason { get; init; }

    public static PriorityForm Of(DecidedPriority row) =>
        new()
        {
            Level = row.Decision.Level,
            Committee = row.Committee.Key,
            Date = row.Decision.DecidedOn.ToInput(),
            Resolution = row.Resolution?.Key,
            Supersedes = row.Former?.Key,
            Reason = row.Decision.Reason,
        };
}

/// <summary>Entscheidung eines Gremiums über die Priorität eines Elements eintragen oder ändern.</summary>
/// <param name="VersionId">Whose structure has the scale; the decision holds for all versions.</param>
/// <param name="Id">Null for a new one.</param>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SavePriority(Guid ElementId, Guid VersionId, Guid? Id, int Revision, PriorityForm Form) : IRequest, IAudited
{
    public Act Act => new("priority.decided", ElementId.ToString());
}

/// <summary>Eine falsch eingetragene Entscheidung löschen; one that it replaced stands again.</summary>
/// <exception cref="Kernel.RefusedException">A later one stands in its place.</exception>
internal sealed record DeletePriority(Guid ElementId, Guid Id) : IRequest, IAudited
{
    public Act Act => new("priority.removed", ElementId.ToString());
}
