using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiIsek.Kernel.Transfer;

/// <summary>Compares a data file with the record that will read it, and names all that does not fit; the serializer would stop at the first.</summary>
internal sealed class JsonShape(string file, IReadOnlyDictionary<string, int> lines)
{
    private readonly List<TransferError> _faults = [];

    public IReadOnlyList<TransferError> Faults => _faults;

    public void Check(JsonElement value, Type type, string path)
    {
        if (value.ValueKind == JsonValueKind.String && !IsPlain(value))
        {
            Refuse(path, "Der Text enthält ein Steuerzeichen oder ein halbes Zeichen.");
            return;
        }

        if (type == typeof(JsonElement))
        {
            CheckParts(value, path);
            return;
        }

        var info = JsonFiles.Options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckObject(value, info, path);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                foreach (var (item, i) in value.EnumerateArray().Select((v, i) => (v, i)))
                {
                    CheckMember(item, info.ElementType!, isNullable: false, $"{path}[{i}]");
                }

                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    CheckMember(property.Value, info.ElementType!, isNullable: false, Join(path, property.Name));
                }

                break;
            case JsonTypeInfoKind.None:
                CheckLeaf(value, info, path);
                break;
            default:
                Refuse(path, $"Der Wert passt nicht. Erwartet wird: {(info.Kind == JsonTypeInfoKind.Enumerable ? "eine Liste [ … ]" : "ein Objekt { … }")}.");
                break;
        }
    }

    // What an attribute holds has no record of its own.
    private void CheckParts(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, item) in value.EnumerateArray().Index())
            {
                Check(item, typeof(JsonElement), $"{path}[{i}]");
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                Check(property.Value, typeof(JsonElement), Join(path, property.Name));
            }
        }
    }

    private static bool IsPlain(JsonElement text)
    {
        try
        {
            return !text.GetString()!.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void CheckObject(JsonElement value, JsonTypeInfo info, string path)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (info.Properties.FirstOrDefault(p => p.Name == property.Name) is { } known)
            {
                CheckMember(property.Value, known.PropertyType, known.IsSetNullable, Join(path, property.Name));
            }
            else
            {
                Refuse(Join(path, property.Name), $"Die Eigenschaft „{property.Name}“ ist hier nicht vorgesehen.");
            }
        }

        var missing = info.Properties.Where(IsRequired).Select(p => p.Name).Where(name => !value.TryGetProperty(name, out _)).ToList();
        if (missing.Count > 0)
        {
            Refuse(path, $"Es fehlt: {string.Join(", ", missing)}.");
        }
    }

    private void CheckMember(JsonElement value, Type type, bool isNullable, string path)
    {
        if (value.ValueKind != JsonValueKind.Null || type == typeof(JsonElement))
        {
            Check(value, type, path);
        }
        else if (!isNullable)
        {
            Refuse(path, "Hier darf nicht null stehen; lassen Sie die Eigenschaft weg.");
        }
    }

    private void CheckLeaf(JsonElement value, JsonTypeInfo info, string path)
    {
        try
        {
            value.Deserialize(info);
        }
        catch (JsonException)
        {
            Refuse(path, $"Der Wert passt nicht. Erwartet wird: {Expected(Nullable.GetUnderlyingType(info.Type) ?? info.Type)}.");
        }
    }

    private static string Expected(Type type) =>
        type.IsEnum ? string.Join(", ", Enum.GetNames(type))
        : type == typeof(string) ? "ein Text in Anführungszeichen"
        : type == typeof(bool) ? "true oder false"
        : type == typeof(int) ? "eine ganze Zahl"
        : type == typeof(decimal) ? "eine Zahl"
        : "ein Objekt { … }";

    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Refuse(string path, string message) => _faults.Add(new TransferError(file, JsonText.LineOf(lines, path), path, message));
}
