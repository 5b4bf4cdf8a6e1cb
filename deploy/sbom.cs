// dotnet run deploy/sbom.cs [TARGET] — writes the list of parts (CycloneDX 1.6, JSON) of what is published: packages of NuGet with all that they bring, and of npm,
// as the lock files name them with their hashes. Without a target it goes to artifacts/sbom.cdx.json. The tool of CycloneDX cannot be restored where this is built.
#:property PublishAot=false
#:property NoAspNetCore=true
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

const string Web = "src/MultiIsek.Web";
string[] notShipped = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"];
var target = args is [var given] ? given : "artifacts/sbom.cdx.json";
if (!Directory.Exists(Web))
{
    Console.Error.WriteLine("Run it in the repository: dotnet run deploy/sbom.cs");
    return 2;
}

var version = XDocument.Load("Directory.Build.props").Descendants("Version").First().Value;
List<JsonObject> components = [.. NuGet(), .. Npm()];
var bom = new JsonObject
{
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.6",
    ["version"] = 1,
    ["metadata"] = new JsonObject
    {
        ["component"] = new JsonObject
        {
            ["type"] = "application",
            ["bom-ref"] = "multiisek",
            ["name"] = "MultiIsek",
            ["version"] = version,
        },
    },
    ["components"] = new JsonArray([.. components.OrderBy(c => (string)c["purl"]!, StringComparer.Ordinal)]),
};
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
File.WriteAllText(target, bom.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
Console.WriteLine($"{target}: {components.Count} parts");
return 0;

// The web project's lock file holds the whole closure, its own projects among it.
IEnumerable<JsonObject> NuGet()
{
    var frameworks = JsonNode.Parse(File.ReadAllText($"{Web}/packages.lock.json"))!["dependencies"]!.AsObject();
    Dictionary<string, JsonObject> found = [];
    foreach (var (name, part) in frameworks.SelectMany(f => f.Value!.AsObject()))
    {
        if ((string?)part!["type"] != "Project" && !notShipped.Contains(name))
        {
            found[name] = Component("library", name, (string)part["resolved"]!, $"pkg:nuget/{name}@{part["resolved"]}", (string?)part["contentHash"], null);
        }
    }

    return found.Values;
}

IEnumerable<JsonObject> Npm()
{
    const string Folder = "node_modules/";
    foreach (var (path, part) in JsonNode.Parse(File.ReadAllText($"{Web}/package-lock.json"))!["packages"]!.AsObject())
    {
        if (path.Length > 0 && (bool?)part!["dev"] != true)
        {
            var name = path[(path.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
            var integrity = (string?)part["integrity"];
            var hash = integrity?.StartsWith("sha512-", StringComparison.Ordinal) == true ? integrity[7..] : null;
            yield return Component("library", name, (string)part["version"]!, $"pkg:npm/{name.Replace("@", "%40")}@{part["version"]}", hash, (string?)part["license"]);
        }
    }
}

static JsonObject Component(string type, string name, string version, string purl, string? sha512, string? licence)
{
    var component = new JsonObject
    {
        ["type"] = type,
        ["bom-ref"] = purl,
        ["name"] = name,
        ["version"] = version,
        ["purl"] = purl,
    };
    if (sha512 is not null)
    {
        component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(sha512)) });
    }

    if (licence is not null)
    {
        component["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = licence } });
    }

    return component;
}
