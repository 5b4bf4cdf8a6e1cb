using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Versions;

/// <summary>Angaben zur Fassung ändern.</summary>
/// <param name="DatedOn">As people type it: 18.12.2013, 12.2013, 2013.</param>
/// <param name="Stamp">What the form began with; see <see cref="PlanVersion.Stamp"/>.</param>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException">Somebody else has changed it meanwhile.</exception>
/// <exception cref="RefusedException">It is decided.</exception>
internal sealed record SaveVersion(Guid VersionId, string Name, string AltName, string DatedOn, string Note, string Stamp) : IRequest, IAudited
{
    public Act Act => new("version.saved", VersionId.ToString());
}

/// <summary>Fassung in einen anderen Stand bringen: Entwurf, in Beratung, zurück, verworfen, wieder aufgenommen. Deciding is <see cref="AdoptVersion"/>.</summary>
/// <exception cref="RefusedException">Not from here, or something keeps it.</exception>
internal sealed record MoveVersion(Guid VersionId, PlanVersionState To, int Revision) : IRequest, IAudited
{
    public Act Act => new(To == PlanVersionState.Discarded ? "version.discarded" : "version.moved", VersionId.ToString(), To.ToString());
}

/// <summary>Fassung beschließen: its content is frozen, and the one decided before is superseded (invariants 4 and 5).</summary>
/// <param name="Resolution">Key of the council's resolution.</param>
/// <exception cref="RefusedException">No such resolution, or something keeps the version.</exception>
internal sealed record AdoptVersion(Guid VersionId, string Resolution, int Revision) : IRequest, IAudited
{
    public Act Act => new("version.adopted", VersionId.ToString(), Resolution);
}

/// <summary>Nächste Fassung beginnen, with all that this one has. Answers its key.</summary>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="RefusedException">Too many versions.</exception>
internal sealed record BranchVersion(Guid VersionId, string Name) : IRequest<string>, IAudited
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Act Act => new("version.branched", Id.ToString(), VersionId.ToString());
}

/// <summary>Eine Fassung, über die noch niemand entschieden hat, öffentlich zeigen oder nicht mehr.</summary>
internal sealed record ShowVersion(Guid VersionId, bool IsShown) : IRequest, IAudited
{
    public Act Act => new("version.shown", VersionId.ToString(), IsShown ? "shown" : "hidden");
}

internal static class VersionSteps
{
    /// <summary>Where a version may go from its state, besides being decided on (b.3 of the domain model).</summary>
    public static IReadOnlyList<PlanVersionState> Next(this PlanVersionState state) =>
        state switch
        {
            PlanVersionState.Working => [PlanVersionState.Draft, PlanVersionState.Discarded],
            PlanVersionState.Draft => [PlanVersionState.InCouncil, PlanVersionState.Discarded],
            PlanVersionState.InCouncil => [PlanVersionState.Draft, PlanVersionState.Discarded],
            PlanVersionState.Discarded => [PlanVersionState.Working],
            PlanVersionState.Adopted or PlanVersionState.Superseded => [],
        };

    /// <summary>What going there is called.</summary>
    public static string Verb(this PlanVersionState to, PlanVersionState from) =>
        to switch
        {
            PlanVersionState.Draft => from == PlanVersionState.InCouncil ? "Als Entwurf zurücknehmen" : "Zum Entwurf machen",
            PlanVersionState.InCouncil => "In die Beratung geben",
            PlanVersionState.Discarded => "Verwerfen",
            PlanVersionState.Working => "Wieder aufnehmen",
            _ => throw new ArgumentOutOfRangeException(nameof(to), to, null),
        };

    public static string Explained(this PlanVersionState to) =>
        to switch
        {
            PlanVersionState.Draft => "Als Entwurf lässt sich die Fassung bearbeiten und in die Beratung geben.",
            PlanVersionState.InCouncil => "Dann beraten die Gremien. Solange wird der Text nicht geändert, und alle können ihn lesen.",
            PlanVersionState.Discarded => "Die Fassung bleibt für die Verwaltung lesbar und wird nicht mehr geändert, bis jemand sie wieder aufnimmt.",
            PlanVersionState.Working => "Die Fassung wird wieder zum Arbeitsstand und lässt sich bearbeiten. Öffentlich ist sie dann noch nicht.",
            _ => throw new ArgumentOutOfRangeException(nameof(to), to, null),
        };
}
