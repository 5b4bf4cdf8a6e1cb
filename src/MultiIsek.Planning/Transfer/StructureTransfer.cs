using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Transfer;

/// <summary>structure.json: profiles with their types and custom fields, and the city's vocabularies.</summary>
internal sealed class StructureTransfer : TransferPart
{
    public const string ProfileKind = "Strukturprofil";
    public const string TermKind = "Begriff";

    public override int Order => 21;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } =
        new Dictionary<string, Type> { ["structure"] = typeof(StructureFile), ["template"] = typeof(TemplateFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<StructureFile>("structure.json", ct, ProfileKind, TermKind) is not { } file)
        {
            return;
        }

        await import.MergeAsync(
            file,
            ProfileKind,
            file.Root.Profiles.Select((p, i) => (p, $"profiles[{i}]")).ToList(),
            p => p.Key,
            key => new StructureProfile { Key = key },
            (row, record, path, _) => ApplyAsync(import, file, row, record, path, ct),
            ct,
            clear: row => ClearAsync(import, row, ct)
        );
        await TermsImport.ReadAsync(import, file, ct);
    }

    private static async Task ApplyAsync(Import import, JsonFile<StructureFile> file, StructureProfile profile, ProfileRecord record, string path, CancellationToken ct)
    {
        var rows = await StructureRows.LoadAsync(import.Db, profile.Id, isTracked: true, ct);
        var isUsedByFrozen = await import
            .Db.Set<PlanVersion>()
            .AnyAsync(v => v.ProfileId == profile.Id && (v.State == PlanVersionState.Adopted || v.State == PlanVersionState.Superseded), ct);
        foreach (var fault in StructureRules.Faults(record, isUsedByFrozen ? rows.Types.ToDictionary(t => t.Key, t => t.Role) : []))
        {
            import.Error(file, $"{path}.{fault.Field}", fault.Message);
        }

        if (isUsedByFrozen && DeskStructure.TextOf(rows.ToRecord(profile)) != DeskStructure.TextOf(record))
        {
            import.Error(
                file,
                path,
                $"Die Struktur „{record.Key}“ gehört zu einer beschlossenen Fassung und bleibt, wie sie ist. Legen Sie für die nächste Fassung ein eigenes Profil an."
            );
            return;
        }

        profile.Number = record.Revision;
        // What is faulty is never saved, but later files should not be blamed for it.
        import.Db.RemoveRange(rows.Write(import.Db, profile.Id, record).Cast<object>());
    }

    private static async Task ClearAsync(Import import, StructureProfile profile, CancellationToken ct)
    {
        import.Db.RemoveRange(await import.Db.Set<ElementType>().Where(t => t.ProfileId == profile.Id).ToListAsync(ct));
        import.Db.RemoveRange(await import.Db.Set<AttributeDefinition>().Where(a => a.ProfileId == profile.Id).ToListAsync(ct));
    }
}
