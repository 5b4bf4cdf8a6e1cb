using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Structure;

/// <summary>Auswirkung einer geänderten Struktur, in a sentence, with some of the elements it concerns.</summary>
internal sealed record StructureEffect(string Summary, IReadOnlyList<string> Examples);

/// <summary>What a changed structure would make of the elements of a version. Nothing is saved by it.</summary>
internal sealed class StructureOutcome
{
    private const int ExamplesMax = 12;
    private readonly StructureRows _before;
    private readonly List<StructureEffect> _effects = [];

    /// <param name="rows">Rows that nobody tracks; they are changed to what they would be.</param>
    /// <param name="replacements">By the key of a type that goes: the key of the one that its elements get.</param>
    public StructureOutcome(StructureRows before, ProfileRecord record, IReadOnlyDictionary<string, string> replacements, IReadOnlyList<ElementRevision> rows)
    {
        (_before, After, Rows) = (before, before.With(record), rows);
        var was = rows.ToDictionary(r => r.ElementId, r => Label(r));
        var faults = TreeFaults.Of(rows, before).Select(f => (f.Kind, f.Element, f.Message)).ToHashSet();
        SayWhoSees();
        SayWhoComments(rows, replacements);
        Retype(replacements);
        ReadValues();
        if (Stranded.Count == 0 && rows.All(r => After.Types.Any(t => t.Id == r.TypeId)))
        {
            WorkingTree.Renumber([.. rows], After.Types.ToDictionary(t => t.Id));
            Say(rows.Where(r => was[r.ElementId] != Label(r)).Select(r => $"„{was[r.ElementId]}“ wird „{Label(r)}“"), "Nummer ändert sich", "Nummern ändern sich");
        }

        foreach (var kind in TreeFaults.Of(rows, After).Where(f => !faults.Contains((f.Kind, f.Element, f.Message))).GroupBy(f => f.Kind))
        {
            var (one, many) = kind.Key switch
            {
                TreeFaultKind.Place => ("Element steht danach, wo es nicht stehen darf", "Elemente stehen danach, wo sie nicht stehen dürfen"),
                TreeFaultKind.Count => ("Anzahl passt danach nicht", "Anzahlen passen danach nicht"),
                TreeFaultKind.Number => ("Nummer steht danach mehrmals da", "Nummern stehen danach mehrmals da"),
                TreeFaultKind.Required => ("Pflichtangabe fehlt danach", "Pflichtangaben fehlen danach"),
                _ => ("Text fehlt danach", "Texte fehlen danach"),
            };
            Say(kind.Select(f => f.ToString()), one, many);
        }
    }

    public StructureRows After { get; }
    public IReadOnlyList<ElementRevision> Rows { get; }

    /// <summary>Keys of types that would go and still have elements, with how many; each needs a replacement.</summary>
    public Dictionary<string, int> Stranded { get; } = [];

    /// <summary>New values of custom fields, where they differ, by element.</summary>
    public Dictionary<Guid, Dictionary<string, JsonElement>> Values { get; } = [];
    public IReadOnlyList<StructureEffect> Effects => _effects;

    /// <summary>Names these effects, so that whoever agrees has seen just them; null when there is nothing to agree to.</summary>
    public string? Fingerprint =>
        _effects.Count == 0
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _effects.SelectMany(e => e.Examples.Prepend(e.Summary))))))[..32];

    /// <summary>What nobody outside saw so far is read by all, or the other way round.</summary>
    private void SayWhoSees()
    {
        var old = _before.Fields.ToDictionary(f => f.Key);
        foreach (var field in After.Fields.Where(f => old.TryGetValue(f.Key, out var before) && before.Visible != f.Visible))
        {
            var (one, many) =
                field.Visible == Visibility.Public
                    ? ($"Angabe „{field.Label}“ wird öffentlich", $"Angaben „{field.Label}“ werden öffentlich")
                    : (
                        $"Angabe „{field.Label}“ steht danach nicht mehr auf der öffentlichen Seite",
                        $"Angaben „{field.Label}“ stehen danach nicht mehr auf der öffentlichen Seite"
                    );
            Say(
                Rows.Where(r => r.Attributes.ContainsKey(field.Key))
                    .OrderBy(r => r.Position)
                    .Select(r => $"„{Label(r)}“: {Short(AttributeInput.ToForm(old[field.Key], r.Attributes[field.Key]))}"),
                one,
                many
            );
        }
    }

    private void SayWhoComments(IReadOnlyList<ElementRevision> rows, IReadOnlyDictionary<string, string> replacements)
    {
        var after = After.Types.ToDictionary(t => t.Key);
        var closed = _before
            .Types.Where(t => t.Is(ElementFlag.Commentable) && after.GetValueOrDefault(replacements.GetValueOrDefault(t.Key, t.Key)) is { } now && !now.Is(ElementFlag.Commentable))
            .Select(t => t.Id)
            .ToHashSet();
        Say(
            rows.Where(r => closed.Contains(r.TypeId)).OrderBy(r => r.Position).Select(Label),
            "Element kann danach nicht mehr kommentiert werden",
            "Elemente können danach nicht mehr kommentiert werden"
        );
    }

    private void Retype(IReadOnlyDictionary<string, string> replacements)
    {
        var kept = After.Types.ToDictionary(t => t.Key);
        foreach (var gone in _before.Types.Where(t => !kept.ContainsKey(t.Key)))
        {
            var own = Rows.Where(r => r.TypeId == gone.Id).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            if (kept.GetValueOrDefault(replacements.GetValueOrDefault(gone.Key, "")) is not { } type)
            {
                Stranded[gone.Key] = own.Count;
                continue;
            }

            own.ForEach(r => r.TypeId = type.Id);
            Say(own.Select(Label), $"{gone.Singular} wird: {type.Singular}", $"{gone.Plural} werden: {type.Plural}");
        }
    }

    private void ReadValues()
    {
        var types = After.Types.ToDictionary(t => t.Id, t => t.Key);
        var old = _before.Fields.ToDictionary(f => f.Key);
        Dictionary<string, List<string>> lost = [];
        foreach (var row in Rows.Where(r => types.ContainsKey(r.TypeId)).OrderBy(r => r.Position))
        {
            Dictionary<string, JsonElement> values = [];
            var isNew = false;
            foreach (var (key, value) in row.Attributes)
            {
                // What no field shows is nobody's to lose.
                if (!old.TryGetValue(key, out var before))
                {
                    values[key] = value;
                    continue;
                }

                var field = After.Fields.FirstOrDefault(f => f.Key == key && f.On.Contains(types[row.TypeId]));
                if (field is not null && Carry(before, field, value) is { } carried)
                {
                    values[key] = carried;
                    isNew |= carried.GetRawText() != value.GetRawText();
                    continue;
                }

                isNew = true;
                lost.TryAdd(before.Label, []);
                lost[before.Label].Add($"„{Label(row)}“: {Short(AttributeInput.ToForm(before, value))}");
            }

            if (isNew)
            {
                row.Attributes = values;
                Values[row.ElementId] = values;
            }
        }

        foreach (var (label, examples) in lost)
        {
            Say(examples, $"Angabe „{label}“ entfällt", $"Angaben „{label}“ entfallen");
        }
    }

    /// <summary>The value under the changed field; null when it does not fit.</summary>
    private static JsonElement? Carry(AttributeDefinition before, AttributeDefinition after, JsonElement value)
    {
        if (before.Type == after.Type && (!after.Type.HasChoices() || AttributeRule.Holds(after, value, (_, _) => true)))
        {
            return value;
        }

        // References to nothing are made by no conversion.
        return AttributeInput.Parse(after, AttributeInput.ToForm(before, value), (_, _) => false).Value;
    }

    private void Say(IEnumerable<string> examples, string one, string many)
    {
        var all = examples.ToList();
        if (all.Count > 0)
        {
            _effects.Add(
                new(
                    $"{all.Count}\u00a0{(all.Count == 1 ? one : many)}.",
                    [.. all.Take(ExamplesMax), .. all.Count > ExamplesMax ? [$"… und {all.Count - ExamplesMax} weitere."] : Array.Empty<string>()]
                )
            );
        }
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 60 } line ? $"{line[..60]}…" : text.ReplaceLineEndings(" ");

    private static string Label(ElementRevision row) => row.Number is null ? row.Title : $"{row.Number} {row.Title}";
}
