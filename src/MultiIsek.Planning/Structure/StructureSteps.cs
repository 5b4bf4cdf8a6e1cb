using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Structure;

/// <summary>Takes the last change of a structure back. It stands in one row with the steps in the tree: what came later goes first.</summary>
internal sealed class StructureSteps(IsekDbContext db, TreeSteps steps)
{
    private const string Structure = "structure";
    private const string Elements = "elements";

    /// <summary>What a change takes from an element.</summary>
    private sealed record Taken(Guid Element, string? Type, string? Number, Dictionary<string, JsonElement> Values);

    /// <summary>Remembers a structure and what its elements are about to lose; rows are as they were.</summary>
    public void Changed(DeskStructure before, StructureOutcome outcome, IReadOnlyList<ElementRevision> rows, string label)
    {
        var types = before.Rows.Types.ToDictionary(t => t.Id);
        var planned = outcome.Rows.ToDictionary(r => r.ElementId);
        List<Taken> taken = [];
        foreach (var row in rows.Where(r => types.ContainsKey(r.TypeId)))
        {
            var type = types[row.TypeId];
            var values = outcome.Values.GetValueOrDefault(row.ElementId);
            var lost = values is null ? [] : row.Attributes.Where(a => !values.TryGetValue(a.Key, out var now) || now.GetRawText() != a.Value.GetRawText()).ToDictionary();
            var isRetyped = planned[row.ElementId].TypeId != row.TypeId;
            var number = type.Number == NumberPattern.Manual ? row.Number : null;
            if (isRetyped || lost.Count > 0 || number is not null)
            {
                taken.Add(new(row.ElementId, isRetyped ? type.Key : null, number, lost));
            }
        }

        steps.Add(before.Version.Id, TreeStepKind.Restructured, label, new() { [Structure] = DeskStructure.TextOf(before.Record), [Elements] = JsonSerializer.Serialize(taken) });
    }

    /// <summary>Brings types, fields and elements back; the tree is yet to be numbered and saved.</summary>
    /// <returns>Rows of the structure to remove once the tree is saved.</returns>
    /// <exception cref="RefusedException">Elements have come that the former structure has no type for, or another version has the same structure by now.</exception>
    public async Task<IReadOnlyList<object>> UndoAsync(TreeStep step, PlanVersion version, CancellationToken ct)
    {
        if (await db.Set<PlanVersion>().AnyAsync(v => v.ProfileId == version.ProfileId && v.Id != version.Id, ct))
        {
            throw new RefusedException("Inzwischen hat eine andere Fassung dieselbe Struktur. Ändern Sie die Struktur hier von Hand: Dabei bekommt diese Fassung ihre eigene.");
        }

        var record = JsonSerializer.Deserialize<ProfileRecord>(step.Rows[Structure], JsonFiles.Options)!;
        var taken = JsonSerializer.Deserialize<List<Taken>>(step.Rows[Elements])!.ToDictionary(t => t.Element);
        var now = await StructureRows.LoadAsync(db, version.ProfileId, isTracked: true, ct);
        var elements = await db.Set<ElementRevision>().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct);
        var keys = now.Types.ToDictionary(t => t.Id, t => t.Key);
        var former = record.Types.Select(t => t.Key).ToHashSet();
        if (elements.Find(r => keys.TryGetValue(r.TypeId, out var key) && !former.Contains(taken.GetValueOrDefault(r.ElementId)?.Type ?? key)) is { } orphan)
        {
            throw new RefusedException($"„{orphan.Title}“ ist seitdem dazugekommen und hätte in der früheren Struktur keinen Typ. Geben Sie ihm zuerst einen anderen.");
        }

        var gone = now.Write(db, version.ProfileId, record);
        await db.SaveChangesAsync(ct);
        var types = await db.Set<ElementType>().Where(t => t.ProfileId == version.ProfileId).ToDictionaryAsync(t => t.Key, ct);
        foreach (var row in elements.Where(r => taken.ContainsKey(r.ElementId)))
        {
            var was = taken[row.ElementId];
            row.TypeId = was.Type is null ? row.TypeId : types[was.Type].Id;
            row.Number = was.Number ?? row.Number;
            if (was.Values.Count > 0)
            {
                var values = row.Attributes.ToDictionary();
                foreach (var (key, value) in was.Values)
                {
                    values[key] = value;
                }

                row.Attributes = values;
            }
        }

        db.Remove(step);
        return [.. gone];
    }
}
