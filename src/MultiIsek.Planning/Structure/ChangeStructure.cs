using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Structure;

/// <summary>Struktur einer Fassung ändern: its types, where they stand, their fields.</summary>
/// <param name="Replacements">By the key of a type that goes: the key of the one that its elements get.</param>
/// <param name="Stamp">The structure that the form began with.</param>
/// <param name="Agreed">Effects that the person has seen; see <see cref="StructureOutcome.Fingerprint"/>.</param>
/// <exception cref="FieldsRefusedException">Something typed is wrong, or elements would change in a way that nobody has agreed to yet.</exception>
/// <exception cref="RefusedException">Somebody else has changed the structure meanwhile.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record ChangeStructure(Guid VersionId, ProfileRecord Record, IReadOnlyDictionary<string, string> Replacements, string Stamp, string? Agreed)
    : IRequest<StructureSaved>,
        IAudited
{
    public IReadOnlyList<string> Changed { get; set; } = [];
    public Act Act => new("structure.changed", VersionId.ToString(), [.. Changed]);
}

/// <param name="IsChanged">False when nothing differed.</param>
internal sealed record StructureSaved(bool IsChanged);

internal sealed class ChangeStructureHandler(IsekDbContext db, StructureDesk desk, StructureSteps steps, ElementForms forms, ElementSaves saves, CurrentUser current)
    : IRequestHandler<ChangeStructure, StructureSaved>
{
    public async Task<StructureSaved> Handle(ChangeStructure command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var structure = await desk.LoadAsync(await db.Set<Plan>().AsNoTracking().SingleAsync(p => p.Id == version.PlanId, ct), version, isTracked: true, ct);
        if (structure.Stamp != command.Stamp)
        {
            throw new RefusedException("Inzwischen hat jemand anderes die Struktur geändert. Laden Sie die Seite neu und tragen Sie Ihre Änderung noch einmal ein.");
        }

        if (!current.Has(Policies.Admin) && ReservedChange(structure.Record, command.Record) is { } reserved)
        {
            throw new RefusedException($"„{reserved.Label}“ füllt nur die Leitung aus. Dieses Feld ändert auch nur sie.");
        }

        if (StructureRules.Faults(command.Record, structure.FixedRoles).ToList() is { Count: > 0 } faults)
        {
            throw new FieldsRefusedException(faults);
        }

        var outcome = await desk.OutcomeAsync(structure, command.Record, command.Replacements, ct);
        if (outcome.Stranded.Count > 0 || outcome.Fingerprint != command.Agreed)
        {
            throw new FieldsRefusedException([new(StructureFaults.Effects, "Ihre Änderung hat Auswirkungen auf vorhandene Elemente. Sehen Sie sie an und stimmen Sie zu.")]);
        }

        command.Changed = Differing(structure.Record, command.Record);
        if (command.Changed.Count == 0)
        {
            return new(false);
        }

        var tracked = await db.Set<ElementRevision>().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct);
        steps.Changed(structure, outcome, tracked, $"Struktur: {string.Join(", ", Labels(structure.Record, command.Record))}");
        await NoteAsync(version, outcome, tracked, structure, ct);
        var profile = await ProfileAsync(structure, version, ct);
        var rows = structure.IsShared ? new StructureRows([], []) : structure.Rows;
        var gone = rows.Write(db, profile.Id, command.Record);
        await db.SaveChangesAsync(ct);

        var types = await db.Set<ElementType>().Where(t => t.ProfileId == profile.Id).ToDictionaryAsync(t => t.Key, t => t.Id, ct);
        var keys = outcome.After.Types.ToDictionary(t => t.Id, t => t.Key);
        var planned = outcome.Rows.ToDictionary(r => r.ElementId);
        foreach (var row in tracked)
        {
            row.TypeId = keys.TryGetValue(planned[row.ElementId].TypeId, out var key) ? types[key] : row.TypeId;
            if (outcome.Values.TryGetValue(row.ElementId, out var values))
            {
                row.Attributes = values;
            }
        }

        await saves.SaveAsync(await WorkingTree.LoadAsync(db, version, ct), version, ct);
        db.RemoveRange(gone.Cast<object>());
        await db.SaveChangesAsync(ct);
        return new(true);
    }

    /// <summary>The profile to write to. One that other versions have, too, stays theirs.</summary>
    private async Task<StructureProfile> ProfileAsync(DeskStructure structure, PlanVersion version, CancellationToken ct)
    {
        if (!structure.IsShared)
        {
            structure.Profile.Number++;
            return structure.Profile;
        }

        // Room for a number behind it.
        var stem = version.Key[..Math.Min(version.Key.Length, Conventions.KeyMax - 12)].TrimEnd('-') + "-profil";
        var taken = await db.Set<StructureProfile>().Where(p => p.Key.StartsWith(stem)).Select(p => p.Key).ToHashSetAsync(ct);
        var own = new StructureProfile { Key = KeyText.Free(stem, taken), Number = structure.Profile.Number + 1 };
        db.Add(own);
        await db.SaveChangesAsync(ct);
        await db.Set<PlanVersion>().Where(v => v.Id == version.Id).ExecuteUpdateAsync(s => s.SetProperty(v => v.ProfileId, own.Id), ct);
        version.ProfileId = own.Id;
        return own;
    }

    /// <summary>Elements that lose or change something say so in their history, from which it can be restored.</summary>
    private async Task NoteAsync(PlanVersion version, StructureOutcome outcome, List<ElementRevision> tracked, DeskStructure structure, CancellationToken ct)
    {
        var planned = outcome.Rows.ToDictionary(r => r.ElementId);
        var touched = tracked.Where(r => outcome.Values.ContainsKey(r.ElementId) || planned[r.ElementId].TypeId != r.TypeId).ToList();
        if (touched.Count == 0)
        {
            return;
        }

        var read = await forms.ReadAsync(version.Id, touched, ct);
        foreach (var row in touched)
        {
            var values = outcome.Values.GetValueOrDefault(row.ElementId);
            var fields = values is null
                ? []
                : structure
                    .Rows.Fields.Select(f => f.Key)
                    .Where(k => row.Attributes.TryGetValue(k, out var was) && (!values.TryGetValue(k, out var now) || now.GetRawText() != was.GetRawText()));
            string[] type = planned[row.ElementId].TypeId == row.TypeId ? [] : [ElementForm.Type];
            saves.Note(row, ChangeKind.Edited, [.. type, .. fields.Select(f => ElementForm.FieldPrefix + f)], read[row.ElementId]);
        }
    }

    /// <summary>A field for the leadership alone, before or after, that is new, gone or other than before.</summary>
    private static AttributeRecord? ReservedChange(ProfileRecord before, ProfileRecord after)
    {
        var was = before.Attributes.ToDictionary(a => a.Key, DeskStructure.TextOf);
        var now = after.Attributes.ToDictionary(a => a.Key, DeskStructure.TextOf);
        return before.Attributes.Concat(after.Attributes).FirstOrDefault(a => a.EditableBy == FieldEditor.Admin && was.GetValueOrDefault(a.Key) != now.GetValueOrDefault(a.Key));
    }

    /// <summary>Keys of types and fields that are new, gone or other than before.</summary>
    private static List<string> Differing(ProfileRecord before, ProfileRecord after)
    {
        List<string> changed =
        [
            .. Changes(before.Types, after.Types, t => t.Key, DeskStructure.TextOf),
            .. Changes(before.Attributes, after.Attributes, a => a.Key, DeskStructure.TextOf),
        ];
        var isReordered =
            !before.Types.Select(t => t.Key).SequenceEqual(after.Types.Select(t => t.Key))
            || !before.Attributes.Select(a => a.Key).SequenceEqual(after.Attributes.Select(a => a.Key));
        return changed.Count == 0 && isReordered ? ["order"] : changed;
    }

    private static IEnumerable<string> Labels(ProfileRecord before, ProfileRecord after) =>
        Changes(before.Types, after.Types, t => t.Singular, DeskStructure.TextOf)
            .Concat(Changes(before.Attributes, after.Attributes, a => a.Label, DeskStructure.TextOf))
            .DefaultIfEmpty("Reihenfolge");

    private static IEnumerable<string> Changes<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name, Func<T, string> text)
    {
        var was = before.Select(text).ToHashSet();
        var now = after.Select(text).ToHashSet();
        return after.Where(t => !was.Contains(text(t))).Concat(before.Where(t => !now.Contains(text(t)))).Select(name).Distinct();
    }
}
