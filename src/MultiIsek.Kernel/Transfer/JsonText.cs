using System.Text;
using System.Text.Json;

namespace MultiIsek.Kernel.Transfer;

/// <summary>The text of a data file: the line of each field, and fields that stand twice in one object, of which a reader would take the last in silence.</summary>
internal sealed class JsonText
{
    /// <summary>Braces and brackets within each other that a data file may have; each level of elements takes two.</summary>
    public const int Deepest = 64;
    private readonly Dictionary<string, int> _lines = [];
    private readonly List<(string Path, int Line)> _doubled = [];

    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonText(ReadOnlySpan<byte> utf8)
    {
        Stack<Open> open = new();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var path = "";
        var line = 1;
        var seen = 0;
        while (reader.Read())
        {
            var at = (int)reader.TokenStartIndex;
            line += utf8[seen..at].Count((byte)'\n');
            seen = at;
            if (reader.CurrentDepth >= Deepest)
            {
                TooDeepAt = line;
                return;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path = AddProperty(open.Peek(), reader.GetString()!, line);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (open.TryPeek(out var list) && list.Names is null)
            {
                path = $"{list.Path}[{list.Count++}]";
                _lines[path] = line;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push(new Open(path, reader.TokenType == JsonTokenType.StartObject ? [] : null));
            }
        }
    }

    public IReadOnlyDictionary<string, int> Lines => _lines;

    /// <summary>Line at which the file goes deeper than it may; what follows was not read.</summary>
    public int? TooDeepAt { get; }

    public IReadOnlyList<(string Path, int Line)> Doubled => _doubled;

    /// <summary>Where a field stands; the nearest field around it when it is not there.</summary>
    public static int LineOf(IReadOnlyDictionary<string, int> lines, string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(at.LastIndexOfAny(['.', '[']), 0)])
        {
            if (lines.TryGetValue(at, out var line))
            {
                return line;
            }
        }

        return 1;
    }

    /// <summary>The line with the first byte that is no UTF-8, or null.</summary>
    public static int? LineOfBrokenByte(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length)
        {
            if (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return utf8[..at].Count((byte)'\n') + 1;
            }

            at += length;
        }

        return null;
    }

    private string AddProperty(Open parent, string name, int line)
    {
        var path = parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";
        if (!parent.Names!.Add(name))
        {
            _doubled.Add((path, line));
        }

        _lines[path] = line;
        return path;
    }

    private sealed class Open(string path, HashSet<string>? names)
    {
        public string Path => path;

        /// <summary>Properties so far; null in a list.</summary>
        public HashSet<string>? Names => names;
        public int Count { get; set; }
    }
}
