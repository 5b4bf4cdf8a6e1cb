using System.Text.RegularExpressions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Structure;

/// <summary>Regeln eines Strukturprofils, whether a file, a template or a form brings it. A fault names its place in the record: <c>types[2].number</c>.</summary>
internal static partial class StructureRules
{
    public const int TypesMax = 40;
    public const int FieldsMax = 80;

    /// <param name="fixedRoles">Roles of types that a decided version uses (invariant 3).</param>
    public static IEnumerable<Fault> Faults(ProfileRecord record, IReadOnlyDictionary<string, ElementRole> fixedRoles)
    {
        var known = record.Types.Select(t => t.Key).ToHashSet();
        if (record.Types.Count > TypesMax)
        {
            yield return new("types", $"Höchstens {TypesMax} Elementtypen.");
        }

        for (var i = 0; i < record.Types.Count; i++)
        {
            var type = record.Types[i];
            if (record.Types.Take(i).Any(t => t.Key == type.Key))
            {
                yield return new($"types[{i}].key", $"„{type.Key}“ kommt zweimal vor.");
                continue;
            }

            if (fixedRoles.TryGetValue(type.Key, out var role) && role != type.Role)
            {
                yield return new($"types[{i}].role", "Die Rolle steht fest: Eine beschlossene Fassung verwendet diesen Typ.");
            }

            foreach (var fault in OfType(type, known))
            {
                yield return fault with
                {
                    Field = $"types[{i}].{fault.Field}",
                };
            }
        }

        if (record.Attributes.Count > FieldsMax)
        {
            yield return new("attributes", $"Höchstens {FieldsMax} Zusatzfelder.");
        }

        for (var i = 0; i < record.Attributes.Count; i++)
        {
            var field = record.Attributes[i];
            if (record.Attributes.Take(i).Any(a => a.Key == field.Key))
            {
                yield return new($"attributes[{i}].key", $"„{field.Key}“ kommt zweimal vor.");
                continue;
            }

            foreach (var fault in OfField(field, known))
            {
                yield return fault with
                {
                    Field = $"attributes[{i}].{fault.Field}",
                };
            }
        }
    }

    private static IEnumerable<Fault> OfType(TypeRecord type, HashSet<string> known)
    {
        if (!KeyForm().IsMatch(type.Key) || type.Key.Length > Conventions.KeyMax)
        {
            yield return new("key", $"„{type.Key}“ ist kein Schlüssel: kleine Buchstaben, Ziffern und Bindestriche.");
        }

        foreach (var fault in Text("singular", type.Singular, "die Einzahl").Concat(Text("plural", type.Plural, "die Mehrzahl")))
        {
            yield return fault;
        }

        for (var j = 0; j < type.Parents.Count; j++)
        {
            if (type.Parents[j] != ElementType.Root && !known.Contains(type.Parents[j]))
            {
                yield return new($"parents[{j}]", $"Den Typ „{type.Parents[j]}“ gibt es in diesem Profil nicht.");
            }
        }

        if (type.Parents.Count == 0)
        {
            yield return new("parents", "Nennen Sie mindestens einen Platz: ROOT oder einen anderen Typ.");
        }

        if (!NumberPattern.IsValid(type.Number) || type.Number.Length > ElementType.NumberMax)
        {
            yield return new(
                "number",
                $"„{type.Number}“ ist kein Muster. Erlaubt sind none, manual und Texte mit {{n}}, {{nn}}, {{A}}, {{a}}, {{I}}, {{parent}}, höchstens {ElementType.NumberMax} Zeichen."
            );
        }

        if (type.Min is < 0 or > ElementType.CountMax || type.Max is < 0 or > ElementType.CountMax || type.Min > type.Max)
        {
            yield return new("min", "Mindest- und Höchstzahl passen nicht zusammen.");
        }

        foreach (var fault in Long("help", type.Help, ElementType.HelpMax))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> OfField(AttributeRecord field, HashSet<string> known)
    {
        if (!KeyForm().IsMatch(field.Key) || field.Key.Length > Conventions.KeyMax)
        {
            yield return new("key", $"„{field.Key}“ ist kein Schlüssel: kleine Buchstaben, Ziffern und Bindestriche.");
        }

        foreach (var fault in Text("label", field.Label, "eine Bezeichnung"))
        {
            yield return fault;
        }

        for (var j = 0; j < field.On.Count; j++)
        {
            if (!known.Contains(field.On[j]))
            {
                yield return new($"on[{j}]", $"Den Typ „{field.On[j]}“ gibt es in diesem Profil nicht.");
            }
        }

        if (field.Type.HasChoices() && field.Choices.Count == 0)
        {
            yield return new("choices", "Ein Auswahlfeld braucht Auswahlwerte.");
        }

        if (field.Choices.Count > AttributeDefinition.ChoicesMax || field.Choices.Any(c => c.Length is 0 or > AttributeDefinition.ChoiceMax))
        {
            yield return new("choices", $"Höchstens {AttributeDefinition.ChoicesMax} Auswahlwerte mit höchstens {AttributeDefinition.ChoiceMax} Zeichen.");
        }

        foreach (var fault in Long("help", field.Help, ElementType.HelpMax).Concat(Long("unit", field.Unit, AttributeDefinition.UnitMax)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<Fault> Text(string field, string text, string what) =>
        text.Trim().Length == 0 ? [new Fault(field, $"Geben Sie {what} an.")]
        : text.Contains('\n', StringComparison.Ordinal) ? [new Fault(field, "Hier steht ein Zeilenumbruch; vorgesehen ist eine Zeile.")]
        : Long(field, text, ElementType.LabelMax);

    private static IEnumerable<Fault> Long(string field, string? text, int max) =>
        text?.Length > max ? [new Fault(field, $"Der Text hat {text.Length} Zeichen; höchstens {max} sind möglich.")] : [];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KeyForm();
}
