using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Tables;

/// <summary>Namen in Zellen: what people read in place of keys, and back. A name that two things have is no name; these stand with their key.</summary>
internal sealed class CellNames
{
    /// <summary>Between the parts of a line in a cell.</summary>
    public const char Bar = '|';
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string> _keys = new(StringComparer.OrdinalIgnoreCase);

    public CellNames(IReadOnlyList<Choice> choices)
    {
        var taken = choices.GroupBy(c => Clean(c.Label), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        taken.UnionWith(choices.Select(c => c.Key));
        foreach (var choice in choices)
        {
            var label = Clean(choice.Label);
            var isName = label.Length > 0 && !taken.Contains(label) && !label.AsSpan().ContainsAny(Bar, ';');
            _names[choice.Key] = isName ? label : choice.Key;
            _keys[choice.Key] = choice.Key;
            if (!taken.Contains(label))
            {
                _keys.TryAdd(label, choice.Key);
            }
        }
    }

    public IEnumerable<string> All => _names.Values;

    /// <summary>Elements also by number or title alone, where that is unique.</summary>
    public static CellNames OfElements(Outline outline)
    {
        var names = new CellNames([.. outline.All.Select(h => new Choice(h.Key, h.Label))]);
        foreach (var by in new Func<ElementHead, string?>[] { h => h.Number, h => h.Title })
        {
            foreach (var group in outline.All.Where(h => by(h) is not null).GroupBy(h => Clean(by(h)!), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1))
            {
                names._keys.TryAdd(group.Key, group.First().Key);
            }
        }

        return names;
    }

    public static CellNames Of(FormBook book, AttributeType type) =>
        type == AttributeType.ElementRef ? OfElements(book.Outline)
        // What has been closed keeps its name where it still stands.
        : type == AttributeType.OrganisationRef ? new([.. book.Organisations.Values.Select(o => new Choice(o.Key, o.Name))])
        : type == AttributeType.SpaceRef ? new([.. book.Spaces.Values.Select(s => new Choice(s.Key, s.Name))])
        : new(book.Offered(type, []));

    public static IReadOnlyList<(ActorRole Role, string Word)> Roles { get; } = [.. Enum.GetValues<ActorRole>().Select(r => (r, r.Word()))];

    public static IReadOnlyList<(ElementLinkKind Kind, string Word)> LinkKinds { get; } = [.. Enum.GetValues<ElementLinkKind>().Select(k => (k, k.Word()))];

    /// <summary>A key that nobody knows stays as it is.</summary>
    public string Name(string key) => _names.GetValueOrDefault(key, key);

    public string? Key(string name) => _keys.GetValueOrDefault(Clean(name));

    public static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
