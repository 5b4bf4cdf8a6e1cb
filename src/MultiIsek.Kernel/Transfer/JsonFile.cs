using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace MultiIsek.Kernel.Transfer;

/// <summary>A data file: the record it holds, and the line on which each of its fields stands.</summary>
public sealed class JsonFile<T>(string name, T root, IReadOnlyDictionary<string, int> lines)
    where T : class
{
    public string Name => name;
    public T Root => root;

    /// <summary>Where a field stands; the nearest field around it when it is not there.</summary>
    public int LineOf(string path)
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
}

/// <summary>Reads data files strictly: an unknown field, a missing one or a wrong value is an error with its line.</summary>
public static partial class JsonFiles
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <exception cref="TransferException">The file is not what its schema says.</exception>
    public static JsonFile<T> Parse<T>(string name, byte[] utf8)
        where T : class
    {
        var bytes = utf8.AsSpan().StartsWith("\uFEFF"u8) ? utf8.AsMemory(3) : utf8.AsMemory();
        try
        {
            var lines = Lines(bytes.Span);
            return new JsonFile<T>(name, JsonSerializer.Deserialize<T>(bytes.Span, Options)!, lines);
        }
        catch (JsonException e)
        {
            throw new TransferException([new TransferError(name, (int)(e.LineNumber ?? 0) + 1, (e.Path ?? "$").TrimStart('$').TrimStart('.'), German(e))]);
        }
    }

    private static string German(JsonException e)
    {
        if (UnknownMember().Match(e.Message) is { Success: true } unknown)
        {
            return $"Die Eigenschaft „{unknown.Groups[1].Value}“ ist hier nicht vorgesehen.";
        }

        if (MissingMember().Match(e.Message) is { Success: true } missing)
        {
            return $"Es fehlt: {missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)}.";
        }

        if (NotConverted().Match(e.Message) is { Success: true } wrong)
        {
            return $"Der Wert passt nicht. Erwartet wird: {Expected(wrong.Groups[1].Value)}.";
        }

        return e.Message.Contains("null", StringComparison.OrdinalIgnoreCase)
            ? "Hier darf nicht null stehen; lassen Sie die Eigenschaft weg."
            : "Das ist kein gültiges JSON (fehlt ein Komma, eine Klammer oder ein Anführungszeichen?).";
    }

    private static string Expected(string type)
    {
        var known = AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(type, throwOnError: false)).FirstOrDefault(t => t is not null);
        return known switch
        {
            { IsEnum: true } => string.Join(", ", Enum.GetNames(known)),
            not null when known == typeof(string) => "ein Text in Anführungszeichen",
            not null when known == typeof(bool) => "true oder false",
            not null when known == typeof(int) || known == typeof(decimal) => "eine Zahl",
            _ => type.Contains("List", StringComparison.Ordinal) || type.Contains("[]", StringComparison.Ordinal) ? "eine Liste [ … ]" : "ein Objekt { … }",
        };
    }

    private static Dictionary<string, int> Lines(ReadOnlySpan<byte> utf8)
    {
        Dictionary<string, int> lines = [];
        Stack<(string Path, int Index)> open = new();
        var reader = new Utf8JsonReader(utf8);
        var path = "";
        var line = 1;
        var seen = 0;
        while (reader.Read())
        {
            var at = (int)reader.TokenStartIndex;
            line += utf8[seen..at].Count((byte)'\n');
            seen = at;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var parent = open.Peek().Path;
                path = parent.Length == 0 ? reader.GetString()! : $"{parent}.{reader.GetString()}";
                lines[path] = line;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (open.TryPeek(out var top) && top.Index >= 0)
            {
                open.Pop();
                open.Push((top.Path, top.Index + 1));
                path = $"{top.Path}[{top.Index}]";
                lines[path] = line;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return lines;
    }

    [GeneratedRegex("JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnknownMember();

    [GeneratedRegex("missing required properties including: (.+?)\\.?$")]
    private static partial Regex MissingMember();

    [GeneratedRegex("could not be converted to ([^ ]+)\\.")]
    private static partial Regex NotConverted();
}
