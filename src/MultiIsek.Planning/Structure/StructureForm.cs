using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Structure;

/// <summary>
/// Struktur, wie sie im Formular steht: types, where they may stand, and what goes. The form is the whole draft: adding, moving and removing a row is a step of
/// the form, and nothing is kept before it is saved.
/// </summary>
internal sealed record StructureForm(ProfileRecord Record, IReadOnlyDictionary<string, string> Replacements, IReadOnlyList<Fault> Faults, IReadOnlyDictionary<string, string> Typed)
{
    public const string ByHand = "von Hand";

    /// <summary>Before the key of a type that has none yet.</summary>
    private const string New = "~";

    public static StructureForm Of(ProfileRecord record) => new(record, new Dictionary<string, string>(), [], new Dictionary<string, string>());

    public static StructureForm Read(IFormCollection sent, ProfileRecord saved)
    {
        List<Fault> faults = [];
        Dictionary<string, string> typed = [];
        int? Count(string name)
        {
            var text = sent[name].ToString().Trim();
            typed[name] = text;
            if (text.Length == 0)
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= ElementType.CountMax)
            {
                return count;
            }

            faults.Add(new(name, $"Geben Sie eine ganze Zahl bis {ElementType.CountMax} ein, oder nichts."));
            return null;
        }

        var keys = sent["typ"].OfType<string>().Where(k => k.Length > 0).Distinct().Take(StructureRules.TypesMax + 1).ToList();
        var places = keys.Append(ElementType.Root).ToHashSet();
        var types = keys.Select(key => new TypeRecord
            {
                Key = key,
                Singular = ElementForm.OneLine(sent[$"s-{key}"].ToString()),
                Plural = ElementForm.OneLine(sent[$"p-{key}"].ToString()),
                Role = Enum.TryParse<ElementRole>(sent[$"r-{key}"], out var role) && Enum.IsDefined(role) ? role : ElementRole.Section,
                Number = Pattern(sent[$"n-{key}"].ToString().Trim()),
                Min = Count($"min-{key}"),
                Max = Count($"max-{key}"),
                CountRule = sent[$"cr-{key}"] == nameof(CountRule.Warning) ? CountRule.Warning : CountRule.Error,
                Flags = Ordered(Enum.GetValues<ElementFlag>().Where(f => sent[$"fl-{key}"].Contains(f.ToString())), saved.Types.FirstOrDefault(t => t.Key == key)?.Flags),
                Help = sent[$"h-{key}"].ToString().Trim() is { Length: > 0 } help ? help : null,
                Colour = Enum.TryParse<TypeColour>(sent[$"c-{key}"], out var colour) && Enum.IsDefined(colour) ? colour : TypeColour.None,
                Parents = Ordered(places.Where(p => sent[$"in-{key}"].Contains(p)), saved.Types.FirstOrDefault(t => t.Key == key)?.Parents),
            })
            .ToList();
        var gone = sent["weg"].OfType<string>().Where(k => saved.Types.Any(t => t.Key == k) && !places.Contains(k)).Distinct();
        return new(saved with { Types = types, Attributes = Without(saved.Attributes, places) }, gone.ToDictionary(k => k, k => sent[$"ersatz-{k}"].ToString()), faults, typed);
    }

    /// <summary>A row more, with what elements of the role usually are.</summary>
    public StructureForm Add(ElementRole role)
    {
        var key = Enumerable.Range(1, StructureRules.TypesMax + 1).Select(i => $"{New}{i}").First(k => Record.Types.All(t => t.Key != k));
        var word = role == ElementRole.Bundle ? "Vorhaben" : role.Word();
        return this with
        {
            Record = Record with
            {
                Types =
                [
                    .. Record.Types,
                    new TypeRecord
                    {
                        Key = key,
                        Role = role,
                        Singular = word,
                        Plural = "",
                        Parents = [ElementType.Root],
                        Flags = role.UsualFlags(),
                    },
                ],
            },
        };
    }

    /// <summary>The row one place up or down.</summary>
    public StructureForm Move(string key, int step) => this with { Record = Record with { Types = Record.Types.Moved(t => t.Key == key, step) } };

    /// <summary>The row goes, and with it the places below it.</summary>
    public StructureForm Remove(string key)
    {
        if (Record.Types.All(t => t.Key != key))
        {
            return this;
        }

        var types = Record.Types.Where(t => t.Key != key).Select(t => t with { Parents = [.. t.Parents.Where(p => p != key)] }).ToList();
        Dictionary<string, string> gone = Replacements.ToDictionary();
        if (!key.StartsWith(New, StringComparison.Ordinal))
        {
            gone[key] = "";
        }

        return this with
        {
            Record = Record with { Types = types, Attributes = Without(Record.Attributes, types.Select(t => t.Key).ToHashSet()) },
            Replacements = gone,
        };
    }

    /// <summary>With keys for new types, made of their names.</summary>
    public StructureForm Named()
    {
        var taken = Record.Types.Select(t => t.Key).ToHashSet();
        Dictionary<string, string> names = [];
        foreach (var type in Record.Types.Where(t => t.Key.StartsWith(New, StringComparison.Ordinal)))
        {
            taken.Add(names[type.Key] = KeyText.Free(KeyText.Stem(type.Singular, "typ"), taken));
        }

        string Name(string key) => names.GetValueOrDefault(key, key);
        return this with
        {
            Record = Record with { Types = [.. Record.Types.Select(t => t with { Key = Name(t.Key), Parents = [.. t.Parents.Select(Name)] })] },
            Replacements = Replacements.ToDictionary(r => r.Key, r => Name(r.Value)),
        };
    }

    /// <summary>A pattern as it stands in the form.</summary>
    public static string Shown(string pattern) =>
        pattern switch
        {
            NumberPattern.None => "",
            NumberPattern.Manual => ByHand,
            _ => pattern,
        };

    private static string Pattern(string typed) =>
        typed.Length == 0 ? NumberPattern.None
        : string.Equals(typed, ByHand, StringComparison.OrdinalIgnoreCase) ? NumberPattern.Manual
        : typed;

    // In the order in which they are saved, so that ticking and unticking comes back to the same.
    private static List<T> Ordered<T>(IEnumerable<T> ticked, IReadOnlyList<T>? saved) =>
        [.. ticked.OrderBy(t => saved?.ToList().IndexOf(t) is { } at and >= 0 ? at : int.MaxValue)];

    private static List<AttributeRecord> Without(IReadOnlyList<AttributeRecord> fields, HashSet<string> kept) =>
        [.. fields.Select(f => f with { On = [.. f.On.Where(kept.Contains)] })];
}
