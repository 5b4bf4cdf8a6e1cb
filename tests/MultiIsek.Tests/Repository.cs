namespace MultiIsek.Tests;

/// <summary>Where the sources lie, for tests that read them.</summary>
public static class Repository
{
    public static readonly string Root = Find();

    /// <summary>Data folders of the five sample cities and of the made-up sixth.</summary>
    public static IReadOnlyList<string> Samples { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(Root, "tenants-sample")).Where(d => !Path.GetFileName(d).StartsWith('_')).Order(StringComparer.Ordinal),
        Path.Combine(Root, "tests", "MultiIsek.Tests", "Samples", "musterstadt"),
    ];

    /// <summary>Hand-written files under a folder, relative to the root: without what tools or npm wrote.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => extensions.Contains(Path.GetExtension(f)))
            .Where(f => !f.Split('/').Any(p => p is "bin" or "obj" or "node_modules" or "lib" or "artifacts"))
            .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MultiIsek.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
