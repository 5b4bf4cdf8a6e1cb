using System.Text.Json;
using System.Text.Json.Nodes;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Tests;

/// <summary>A copy of a sample city's folder under a slug of its own, to be edited by one test.</summary>
public sealed class CityCopy : IDisposable
{
    private readonly string _slug;

    public CityCopy(string original = "musterstadt")
    {
        _slug = $"{original[..4]}-{Guid.NewGuid():N}"[..20];
        Folder = Directory.CreateTempSubdirectory("isek-city-").FullName;
        var from = Repository.Samples.Single(f => Path.GetFileName(f) == original);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Edit("tenant.json", tenant => tenant["slug"] = _slug);
    }

    public string Folder { get; }

    public string Slug => _slug;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public CityCopy Edit(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(Folder, file);
        var node = JsonNode.Parse(File.ReadAllText(path))!;
        change(node);
        File.WriteAllText(path, node.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return this;
    }

    /// <summary>The faults that an import of the folder finds; there must be some.</summary>
    public async Task<IReadOnlyList<TransferError>> FaultsAsync(App app) => (await Assert.ThrowsAsync<TransferException>(() => app.ImportAsync(Folder))).Errors;
}
