using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Structure;

/// <summary>The structure of a version as its desk pages need it.</summary>
/// <param name="IsShared">Other versions have the same profile: a change makes this version one of its own.</param>
/// <param name="FixedRoles">By key of a type: roles that a decided version of the plan uses.</param>
internal sealed record DeskStructure(
    Plan Plan,
    PlanVersion Version,
    StructureProfile Profile,
    StructureRows Rows,
    bool IsShared,
    IReadOnlyDictionary<string, ElementRole> FixedRoles
)
{
    public ProfileRecord Record { get; } = Rows.ToRecord(Profile);

    /// <summary>Names this state of the structure.</summary>
    public string Stamp => StampOf(Record);

    public static string StampOf(ProfileRecord record) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(record))));

    /// <summary>A record, or a part of one, as a text: equal texts are equal records.</summary>
    public static string TextOf<T>(T part) => JsonSerializer.Serialize(part, JsonFiles.Options);
}

/// <summary>Finds structures for the desk.</summary>
internal sealed class StructureDesk(IsekDbContext db, PlanningLists lists)
{
    /// <summary>To read: a command that comes to nothing leaves these rows as they were.</summary>
    /// <returns>Null for what the city does not have.</returns>
    public async Task<DeskStructure?> FindAsync(string plan, string version, CancellationToken ct) =>
        await OpenVersion.FindAsync(lists, plan, version, ct) is var (found, known) ? await LoadAsync(found, known, isTracked: false, ct) : null;

    public async Task<DeskStructure> LoadAsync(Plan plan, PlanVersion version, bool isTracked, CancellationToken ct)
    {
        var profile = await db.Set<StructureProfile>()
            .AsTracking(isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
            .SingleAsync(p => p.Id == version.ProfileId, ct);
        var decided = await (
            from v in db.Set<PlanVersion>()
            join t in db.Set<ElementType>() on v.ProfileId equals t.ProfileId
            where v.PlanId == version.PlanId && (v.State == PlanVersionState.Adopted || v.State == PlanVersionState.Superseded)
            where db.Set<ElementRevision>().Any(r => r.PlanVersionId == v.Id && r.TypeId == t.Id)
            orderby v.No
            select new { t.Key, t.Role }
        ).ToListAsync(ct);
        return new(
            plan,
            version,
            profile,
            await StructureRows.LoadAsync(db, profile.Id, isTracked, ct),
            await db.Set<PlanVersion>().AnyAsync(v => v.ProfileId == profile.Id && v.Id != version.Id, ct),
            decided.GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.Last().Role)
        );
    }

    /// <summary>What the record would make of the version.</summary>
    public async Task<StructureOutcome> OutcomeAsync(DeskStructure structure, ProfileRecord record, IReadOnlyDictionary<string, string> replacements, CancellationToken ct) =>
        new(
            structure.Rows,
            record,
            replacements,
            await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == structure.Version.Id).OrderBy(r => r.Position).ToListAsync(ct)
        );
}
