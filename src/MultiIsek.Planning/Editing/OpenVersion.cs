using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>The version takes no changes (any more); pages answer 409.</summary>
internal sealed class ClosedVersionException(string reason) : TooLateException(reason);

/// <summary>Fassung, in der gearbeitet wird.</summary>
internal static class OpenVersion
{
    public static bool IsOpen(this PlanVersion version) => version.State is PlanVersionState.Working or PlanVersionState.Draft;

    /// <summary>Why nothing of it can be changed.</summary>
    public static string WhyClosed(this PlanVersion version) =>
        version.State switch
        {
            PlanVersionState.InCouncil => "Die Fassung ist in Beratung und wird solange nicht geändert. Geht sie als Entwurf zurück, können Sie weiterarbeiten.",
            PlanVersionState.Adopted or PlanVersionState.Superseded => "Die Fassung ist beschlossen und bleibt, wie sie ist. Änderungen gehören in eine neue Fassung.",
            _ => "Die Fassung ist verworfen. Nehmen Sie sie wieder auf, um daran weiterzuarbeiten.",
        };

    /// <summary>The version as it is now, held until the end of the transaction: editors of one version take turns, and whoever adopts it meanwhile is told.</summary>
    /// <exception cref="ClosedVersionException">Its text is not open to changes.</exception>
    public static async Task<PlanVersion> EnterAsync(IsekDbContext db, Guid id, CancellationToken ct)
    {
        var held = await db.Set<PlanVersion>()
            .Where(v => v.Id == id && (v.State == PlanVersionState.Working || v.State == PlanVersionState.Draft))
            .ExecuteUpdateAsync(s => s.SetProperty(v => v.Revision, v => v.Revision + 1), ct);
        var version = await db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Id == id, ct);
        return held == 1 ? version : throw new ClosedVersionException(version.WhyClosed());
    }

    /// <summary>Plan and version of an address; null for what the city does not have.</summary>
    public static async Task<(Plan Plan, PlanVersion Version)?> FindAsync(PlanningLists lists, string plan, string version, CancellationToken ct) =>
        (await lists.PlansAsync(ct)).FirstOrDefault(p => p.Key == plan) is { } found
        && (await lists.VersionsAsync(ct)).FirstOrDefault(v => v.PlanId == found.Id && v.Key == version) is { } known
            ? (found, known)
            : null;
}
