using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MultiIsek.Kernel.Transfer;

/// <summary>Reads data files strictly: an unknown field, a missing one, one that stands twice or a wrong value is an error with its line.</summary>
public static class JsonFiles
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // As the schemas have it.
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>All that keeps the bytes from being a file of this kind.</summary>
    public static IReadOnlyList<TransferError> Faults(string name, byte[] utf8, Type record) => Read(name, utf8, record).Faults;

    /// <exception cref="TransferException">The file is not what its schema says.</exception>
    public static JsonFile<T> Parse<T>(string name, byte[] utf8)
        where T : class
    {
        var (faults, lines) = Read(name, utf8, typeof(T));
        return faults.Count > 0 ? throw new TransferException(faults) : new JsonFile<T>(name, JsonSerializer.Deserialize<T>(WithoutMark(utf8).Span, Options)!, lines);
    }

    private static (IReadOnlyList<TransferError> Faults, IReadOnlyDictionary<string, int> Lines) Read(string name, byte[] utf8, Type record)
    {
        var bytes = WithoutMark(utf8);
        if (JsonText.LineOfBrokenByte(bytes.Span) is { } line)
        {
            return ([new TransferError(name, line, "", "Die Datei ist nicht in UTF-8 gespeichert.")], new Dictionary<string, int>());
        }

        try
        {
            var text = new JsonText(bytes.Span);
            if (text.TooDeepAt is { } deep)
            {
                return (
                    [
                        new TransferError(
                            name,
                            deep,
                            "",
                            $"Die Datei ist tiefer verschachtelt, als gelesen wird: höchstens {JsonText.Deepest} Ebenen von Klammern, das sind etwa 30 Ebenen von Elementen."
                        ),
                    ],
                    text.Lines
                );
            }

            using var document = JsonDocument.Parse(bytes);
            var shape = new JsonShape(name, text.Lines);
            shape.Check(document.RootElement, record, "");
            var doubled = text.Doubled.Select(d => new TransferError(name, d.Line, d.Path, $"Die Eigenschaft „{d.Path.Split('.')[^1]}“ steht hier zweimal."));
            return ([.. doubled, .. shape.Faults], text.Lines);
        }
        catch (InvalidOperationException)
        {
            return (
                [new TransferError(name, 1, "", "Ein Name in der Datei enthält ein halbes Zeichen (\\ud800 bis \\udfff ohne sein Gegenstück).")],
                new Dictionary<string, int>()
            );
        }
        catch (JsonException e)
        {
            const string Message = "Das ist kein gültiges JSON (fehlt ein Komma, eine Klammer oder ein Anführungszeichen?).";
            return ([new TransferError(name, (int)(e.LineNumber ?? 0) + 1, "", Message)], new Dictionary<string, int>());
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] utf8) => utf8.AsSpan().StartsWith("\uFEFF"u8) ? utf8.AsMemory(3) : utf8.AsMemory();
}
