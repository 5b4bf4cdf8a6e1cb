using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiIsek.Tests.Walls;

/// <summary>
/// Writes the made-up city under another name: every key carries the twin's name, every text, file and file name its canary,
/// so that two twins look alike and whatever of one is seen at the other can be told.
/// </summary>
internal static class TwinCity
{
    private static readonly string Sample = Repository.Samples[^1];

    // Texts that the pages show; all other strings are numbers, dates, colours, words of an enum.
    private static readonly string[] Texts =
    [
        "title",
        "name",
        "altName",
        "lead",
        "note",
        "label",
        "purpose",
        "meetingPoint",
        "result",
        "summary",
        "text",
        "body",
        "whatNext",
        "endedNote",
        "headline",
        "motto",
        "place",
        "participants",
        "comment",
        "reason",
        "slogan",
        "subtitle",
        "pageTitle",
        "abbreviationNote",
        "scope",
        "textNote",
        "spaceNote",
        "function",
        "placeholderNote",
        "publisher",
        "credit",
        "lines",
        "privacyNotices",
        "openingHours",
        "planName",
    ];

    public static string Canary(string slug) => $"Kanarienvogel-{slug}";

    /// <summary>Writes the folder and answers the keys that only this twin has.</summary>
    public static IReadOnlyList<string> Write(string folder, string slug)
    {
        var files = Directory.GetFiles(Sample, "*", SearchOption.AllDirectories);
        var json = files
            .Where(f => f.EndsWith(".json", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(Sample, f), f => JsonNode.Parse(File.ReadAllText(f))!.AsObject());
        // The structure's own words (types, attributes, profiles) are looked up by name and are no addresses.
        var keys = json.Where(f => f.Key != "structure.json").SelectMany(f => Keys(f.Value)).ToHashSet();
        var words = Keys(json["structure.json"]).ToHashSet();
        keys.ExceptWith(words);
        foreach (var (name, root) in json)
        {
            if (name != "structure.json")
            {
                Change(root, "", slug, keys);
            }

            if (name == "tenant.json")
            {
                root["slug"] = slug;
            }

            var target = name.StartsWith("elements", StringComparison.Ordinal) ? Path.Combine("elements", $"{Path.GetFileNameWithoutExtension(name)}-{slug}.json") : name;
            Save(Path.Combine(folder, target), root.ToJsonString());
        }

        foreach (var file in files.Where(f => !f.EndsWith(".json", StringComparison.Ordinal)))
        {
            Save(Path.Combine(folder, FileName(Path.GetRelativePath(Sample, file), slug)), $"{File.ReadAllText(file)}\n\n{Canary(slug)}\n");
        }

        return [.. keys.Select(k => $"{k}-{slug}").Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Keys(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => p is { Key: "key", Value: JsonValue v } ? [v.GetValue<string>()] : Keys(p.Value)),
            JsonArray a => a.SelectMany(Keys),
            _ => [],
        };

    private static void Change(JsonNode? node, string property, string slug, HashSet<string> keys)
    {
        if (node is JsonObject o)
        {
            foreach (var (name, value) in o.ToList())
            {
                if (value is JsonValue && value.GetValueKind() == JsonValueKind.String)
                {
                    o[name] = Changed(value.GetValue<string>(), name, slug, keys);
                }
                else
                {
                    Change(value, name, slug, keys);
                }
            }
        }
        else if (node is JsonArray a)
        {
            for (var i = 0; i < a.Count; i++)
            {
                if (a[i] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
                {
                    a[i] = Changed(value.GetValue<string>(), property, slug, keys);
                }
                else
                {
                    Change(a[i], property, slug, keys);
                }
            }
        }
    }

    private static string Changed(string text, string property, string slug, HashSet<string> keys) =>
        property is "$schema" or "type" or "profile" ? text
        : property == "files" ? FileName(text, slug)
        : keys.Contains(text) ? $"{text}-{slug}"
        : Texts.Contains(property) ? $"{text} {Canary(slug)}"
        : text;

    private static string FileName(string path, string slug) => $"{Path.ChangeExtension(path, null)}-{Canary(slug).ToLowerInvariant()}{Path.GetExtension(path)}".Replace('\\', '/');

    private static void Save(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
