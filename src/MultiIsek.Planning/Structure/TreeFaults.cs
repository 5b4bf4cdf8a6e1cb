using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Structure;

internal enum TreeFaultKind
{
    Place,
    Count,
    Number,
    Required,
    Text,
}

/// <summary>What is wrong with an element, or with the tree as a whole, measured by its structure.</summary>
/// <param name="Element">Null for the version as a whole.</param>
/// <param name="Subject">The element's number and title; empty for the version as a whole.</param>
/// <param name="IsGrave">Such a version cannot be decided on.</param>
internal sealed record TreeFault(TreeFaultKind Kind, Guid? Element, string Subject, string Message, bool IsGrave)
{
    public override string ToString() => Subject.Length == 0 ? Message : $"„{Subject}“: {Message}";
}

/// <summary>Prüft eine Gliederung gegen ihr Strukturprofil (invariants 2, 7 and 8).</summary>
internal static class TreeFaults
{
    public static IReadOnlyList<TreeFault> Of(IReadOnlyList<ElementRevision> rows, StructureRows structure)
    {
        var types = structure.Types.ToDictionary(t => t.Id);
        var byId = rows.ToDictionary(r => r.ElementId);
        List<TreeFault> faults = [];
        foreach (var row in rows.OrderBy(r => r.Position))
        {
            if (!types.TryGetValue(row.TypeId, out var type))
            {
                faults.Add(new(TreeFaultKind.Place, row.ElementId, Label(row), "Seinen Typ gibt es im Strukturprofil nicht.", true));
                continue;
            }

            var parent = row.ParentElementId is { } id ? byId.GetValueOrDefault(id) : null;
            var above = parent is null ? null : types.GetValueOrDefault(parent.TypeId);
            if (!type.Parents.Contains(row.ParentElementId is null ? ElementType.Root : above?.Key ?? ""))
            {
                var where = above is null ? "nicht ganz oben" : $"nicht unter „{above.Singular}“";
                faults.Add(new(TreeFaultKind.Place, row.ElementId, Label(row), $"„{type.Singular}“ kann {where} stehen.", true));
            }

            foreach (var field in structure.Fields.Where(f => f.IsRequired && f.On.Contains(type.Key) && !row.Attributes.ContainsKey(f.Key)))
            {
                faults.Add(new(TreeFaultKind.Required, row.ElementId, Label(row), $"Die Pflichtangabe „{field.Label}“ fehlt.", true));
            }
        }

        foreach (var twice in rows.Where(r => r.Number is not null).GroupBy(r => r.Number).Where(g => g.Count() > 1))
        {
            faults.Add(new(TreeFaultKind.Number, null, "", $"Die Nummer „{twice.Key}“ steht {twice.Count()}-mal da.", true));
        }

        var nodes = rows.Where(r => types.ContainsKey(r.TypeId)).Select(r => new Counted(r.ElementId, r.ParentElementId, types[r.TypeId], Label(r)));
        return [.. faults, .. Counts([.. nodes], structure.Types)];
    }

    /// <summary>Too few or too many of a type. Counted per parent, unless the type may stand at the top: then over the whole version.</summary>
    public static IEnumerable<TreeFault> Counts(IReadOnlyList<Counted> nodes, IEnumerable<ElementType> types)
    {
        foreach (var type in types.Where(t => t.MinCount is not null || t.MaxCount is not null))
        {
            var all = nodes.Where(n => n.Type.Key == type.Key).ToList();
            var groups = type.Parents.Contains(ElementType.Root)
                ? [(Id: (Guid?)null, Label: "", all.Count)]
                : nodes.Where(n => type.Parents.Contains(n.Type.Key)).Select(p => (Id: (Guid?)p.Id, p.Label, Count: all.Count(n => n.ParentId == p.Id)));
            foreach (var (id, label, count) in groups)
            {
                if (type.CountFault(count) is { } fault)
                {
                    yield return new(TreeFaultKind.Count, id, label, fault, type.CountRule == CountRule.Error);
                }
            }
        }
    }

    private static string Label(ElementRevision row) => row.Number is null ? row.Title : $"{row.Number} {row.Title}";
}

/// <summary>An element as far as counting needs it.</summary>
internal sealed record Counted(Guid Id, Guid? ParentId, ElementType Type, string Label);
