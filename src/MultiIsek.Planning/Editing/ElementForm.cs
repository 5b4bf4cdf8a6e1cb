using System.Security.Cryptography;
using System.Text.Json;
using MultiIsek.Kernel;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Editing;

/// <summary>
/// Angaben eines Elements, wie das Formular sie zeigt: a text per field, lists as lines. The form, a draft, an entry of the history and the three sides of a
/// merge are all this, so that they can be compared field by field.
/// </summary>
internal sealed class ElementForm
{
    public const string Type = "type";
    public const string Number = "number";
    public const string Title = "title";
    public const string Lead = "lead";
    public const string Body = "body";
    public const string BodyLabel = "bodyLabel";
    public const string Missing = "missing";
    public const string Plain = "plain";
    public const string Spaces = "spaces";
    public const string SpaceNote = "spaceNote";
    public const string Actors = "actors";
    public const string Links = "links";
    public const string Documents = "documents";
    public const string Source = "source";
    public const string SourceDetail = "sourceDetail";

    /// <summary>Before the key of a custom field.</summary>
    public const string FieldPrefix = "f-";
    public const int StampLength = 64;

    /// <summary>Between the parts of a line of actors or links; nobody can type it into a field of one line.</summary>
    public const char Tab = '\t';

    /// <summary>All but custom fields, in the order of the form.</summary>
    public static readonly IReadOnlyList<string> Own =
    [
        Type,
        Number,
        Title,
        Lead,
        Body,
        BodyLabel,
        Missing,
        Plain,
        Spaces,
        SpaceNote,
        Actors,
        Links,
        Documents,
        Source,
        SourceDetail,
    ];

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public ElementForm() { }

    public ElementForm(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
        {
            this[name] = value;
        }
    }

    public string this[string name]
    {
        get => _values.GetValueOrDefault(name, "");
        set
        {
            var clean = Clean(value);
            if (clean.Length == 0)
            {
                _values.Remove(name);
            }
            else
            {
                _values[name] = clean;
            }
        }
    }

    public IEnumerable<string> Names => _values.Keys;

    public int Size => _values.Sum(v => v.Key.Length + v.Value.Length);

    /// <summary>Names this state: SHA-256 over all values.</summary>
    public string Stamp => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(_values)));

    public Dictionary<string, string> ToDictionary() => new(_values);

    public ElementForm Copy() => new(_values);

    public IReadOnlyList<string> Lines(string name) => this[name].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fields that read otherwise there, in the order of the form.</summary>
    public IReadOnlyList<string> Differing(ElementForm other) =>
        [.. Names.Union(other.Names).Where(n => this[n] != other[n]).OrderBy(n => Own.Contains(n) ? Own.ToList().IndexOf(n) : Own.Count).ThenBy(n => n, StringComparer.Ordinal)];

    /// <summary>A text as a part of a line.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace(Tab, ' ').Trim();

    /// <summary>A title as it is kept.</summary>
    /// <exception cref="RefusedException">It is empty or too long.</exception>
    public static string ReadTitle(string typed) =>
        OneLine(typed) switch
        {
            "" => throw new RefusedException("Geben Sie dem Element einen Titel."),
            { Length: > ElementRevision.TitleMax } => throw new RefusedException($"Der Titel ist zu lang: höchstens {ElementRevision.TitleMax} Zeichen."),
            var title => title,
        };

    // Browsers send line ends of their own kind.
    private static string Clean(string? value) => (value ?? "").ReplaceLineEndings("\n").Trim(' ', '\n');
}
