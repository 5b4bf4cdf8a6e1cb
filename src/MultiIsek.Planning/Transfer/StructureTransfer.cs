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

    public override IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type> { ["structure"] = typeof(StructureFile) };

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
        profile.Number = record.Revision;
        var types = await import.Db.Set<ElementType>().Where(t => t.ProfileId == profile.Id).ToDictionaryAsync(t => t.Key, ct);
        var isUsedByFrozen = await import
            .Db.Set<PlanVersion>()
            .AnyAsync(v => v.ProfileId == profile.Id && (v.State == PlanVersionState.Adopted || v.State == PlanVersionState.Superseded), ct);
        var known = record.Types.Select(t => t.Key).ToHashSet();
        for (var i = 0; i < record.Types.Count; i++)
        {
            var type = record.Types[i];
            var at = $"{path}.types[{i}]";
            if (record.Types.Take(i).Any(t => t.Key == type.Key))
            {
                import.Error(file, $"{at}.key", $"„{type.Key}“ kommt zweimal vor.");
                continue;
            }

            if (types.Remove(type.Key, out var row) && isUsedByFrozen && row.Role != type.Role)
            {
                import.Error(file, $"{at}.role", "Die Rolle steht fest: Eine beschlossene Fassung verwendet diesen Typ.");
            }

            if (row is null)
            {
                row = new ElementType { ProfileId = profile.Id, Key = type.Key };
                import.Db.Add(row);
            }

            Check(import, file, type, known, at);
            row.Role = type.Role;
            row.Singular = import.Text(file, $"{at}.singular", type.Singular, ElementType.LabelMax)!;
            row.Plural = import.Text(file, $"{at}.plural", type.Plural, ElementType.LabelMax)!;
            row.Parents = [.. type.Parents];
            row.MinCount = type.Min;
            row.MaxCount = type.Max;
            row.CountRule = type.CountRule;
            row.Number = type.Number;
            row.Flags = [.. type.Flags];
            row.Help = import.Text(file, $"{at}.help", type.Help, 500);
            row.SortOrder = i;
        }

        import.Db.RemoveRange(types.Values);
        await ApplyAttributesAsync(import, file, profile, record, path, known, ct);
    }

    private static void Check(Import import, JsonFile<StructureFile> file, TypeRecord type, HashSet<string> known, string at)
    {
        foreach (var (parent, j) in type.Parents.Select((p, j) => (p, j)).Where(p => p.p != ElementType.Root && !known.Contains(p.p)))
        {
            import.Error(file, $"{at}.parents[{j}]", $"Den Typ „{parent}“ gibt es in diesem Profil nicht.");
        }

        if (type.Parents.Count == 0)
        {
            import.Error(file, $"{at}.parents", "Nennen Sie mindestens einen Platz: ROOT oder einen anderen Typ.");
        }

        if (!NumberPattern.IsValid(type.Number))
        {
            import.Error(file, $"{at}.number", $"„{type.Number}“ ist kein Muster. Erlaubt sind none, manual und Texte mit {{n}}, {{nn}}, {{A}}, {{a}}, {{I}}, {{parent}}.");
        }

        if (type.Min is < 0 || type.Max is < 0 || type.Min > type.Max)
        {
            import.Error(file, $"{at}.min", "Mindest- und Höchstzahl passen nicht zusammen.");
        }
    }

    private static async Task ApplyAttributesAsync(
        Import import,
        JsonFile<StructureFile> file,
        StructureProfile profile,
        ProfileRecord record,
        string path,
        HashSet<string> types,
        CancellationToken ct
    )
    {
        var rows = await import.Db.Set<AttributeDefinition>().Where(a => a.ProfileId == profile.Id).ToDictionaryAsync(a => a.Key, ct);
        for (var i = 0; i < record.Attributes.Count; i++)
        {
            var attribute = record.Attributes[i];
            var at = $"{path}.attributes[{i}]";
            if (record.Attributes.Take(i).Any(a => a.Key == attribute.Key))
            {
                import.Error(file, $"{at}.key", $"„{attribute.Key}“ kommt zweimal vor.");
                continue;
            }

            if (!rows.Remove(attribute.Key, out var row))
            {
                row = new AttributeDefinition { ProfileId = profile.Id, Key = attribute.Key };
                import.Db.Add(row);
            }

            foreach (var (type, j) in attribute.On.Select((t, j) => (t, j)).Where(t => !types.Contains(t.t)))
            {
                import.Error(file, $"{at}.on[{j}]", $"Den Typ „{type}“ gibt es in diesem Profil nicht.");
            }

            if (attribute.Type is AttributeType.Choice or AttributeType.MultiChoice or AttributeType.OrderedChoice && attribute.Choices.Count == 0)
            {
                import.Error(file, $"{at}.choices", "Ein Auswahlfeld braucht Auswahlwerte.");
            }

            row.Label = import.Text(file, $"{at}.label", attribute.Label, ElementType.LabelMax)!;
            row.Help = import.Text(file, $"{at}.help", attribute.Help, 500);
            row.On = [.. attribute.On];
            row.Type = attribute.Type;
            row.Unit = import.Text(file, $"{at}.unit", attribute.Unit, 40);
            row.Choices = [.. attribute.Choices];
            row.IsRequired = attribute.Required;
            row.Visible = attribute.Visible;
            row.InReport = attribute.InReport;
            row.InDiff = attribute.InDiff;
            row.InExport = attribute.InExport;
            row.SortOrder = i;
        }

        import.Db.RemoveRange(rows.Values);
    }

    private static async Task ClearAsync(Import import, StructureProfile profile, CancellationToken ct)
    {
        import.Db.RemoveRange(await import.Db.Set<ElementType>().Where(t => t.ProfileId == profile.Id).ToListAsync(ct));
        import.Db.RemoveRange(await import.Db.Set<AttributeDefinition>().Where(a => a.ProfileId == profile.Id).ToListAsync(ct));
    }
}
