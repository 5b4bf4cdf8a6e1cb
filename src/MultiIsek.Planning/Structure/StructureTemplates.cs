using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Transfer;

namespace MultiIsek.Planning.Structure;

/// <summary>Vorlagen für die Struktur eines Plans: the files of <c>tenants-sample/_templates</c>, which the program carries with it.</summary>
internal static class StructureTemplates
{
    private static readonly Lazy<IReadOnlyList<TemplateFile>> Files = new(Read);

    public static IReadOnlyList<TemplateFile> All => Files.Value;

    public static TemplateFile? Find(string? key) => All.FirstOrDefault(t => t.Key == key);

    private static IReadOnlyList<TemplateFile> Read()
    {
        var assembly = typeof(StructureTemplates).Assembly;
        List<TemplateFile> files = [];
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("templates/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files.Add(JsonFiles.Parse<TemplateFile>(name, bytes.ToArray()).Root);
        }

        return [.. files.OrderBy(f => f.Place)];
    }
}
