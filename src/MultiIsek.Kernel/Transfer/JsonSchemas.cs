using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace MultiIsek.Kernel.Transfer;

/// <summary>JSON Schemas of the data files, made from the records that read them, so that an editor completes and validates what the import takes.</summary>
public static class JsonSchemas
{
    private static readonly JsonSerializerOptions Reading = new(JsonFiles.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>The schema of one kind of file, as text that ends with a line feed.</summary>
    public static string Of(string title, Type record)
    {
        var body = JsonSchemaExporter.GetJsonSchemaAsNode(Reading, record, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in body)
        {
            schema[key] = value?.DeepClone();
        }

        Forbid(schema);
        return schema.ToJsonString(Writing) + "\n";
    }

    // Unknown properties are an error of the import; the schema says so everywhere, and offers no null: what is not known is left out.
    private static void Forbid(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Forbid(item);
            }
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        if (schema["type"] is JsonArray types && types.Any(t => t?.GetValue<string>() == "null"))
        {
            schema["type"] = types.Select(t => t!.GetValue<string>()).Single(t => t != "null");
        }

        if (schema["enum"] is JsonArray values && values.Any(v => v is null))
        {
            schema["enum"] = new JsonArray([.. values.Where(v => v is not null).Select(v => v!.DeepClone())]);
        }

        if (schema["properties"] is JsonObject && schema["additionalProperties"] is null)
        {
            schema["additionalProperties"] = false;
        }

        foreach (var (key, child) in schema.ToList())
        {
            if (key is not "enum")
            {
                Forbid(child);
            }
        }
    }
}
