namespace MultiIsek.Kernel.Transfer;

/// <summary>Datenordner einer Stadt: its data files, and what is wrong with their form.</summary>
public static class DataFolder
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Names of all JSON files, relative and with slashes; without schemas and without folders whose name begins with an underscore.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.json", Everywhere)
            .Select(f => NameOf(folder, f))
            .Where(f => !f.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase) && !f.Split('/')[..^1].Any(p => p.StartsWith('_')))
            .Order(StringComparer.Ordinal);

    public static string NameOf(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    /// <summary>The faults of all files at once, so that one run shows them. A file is known by its name, one of several by its folder ("elements").</summary>
    public static async Task<IReadOnlyList<TransferError>> FaultsAsync(string folder, IReadOnlyDictionary<string, Type> schemas, CancellationToken ct)
    {
        List<TransferError> faults = [];
        foreach (var name in Files(folder))
        {
            var kind = name.Contains('/', StringComparison.Ordinal) ? name[..name.LastIndexOf('/')] : Path.GetFileNameWithoutExtension(name);
            if (schemas.TryGetValue(kind, out var record))
            {
                faults.AddRange(JsonFiles.Faults(name, await File.ReadAllBytesAsync(Path.Combine(folder, name), ct), record));
            }
        }

        return faults;
    }
}
