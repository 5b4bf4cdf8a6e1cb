using System.Security.Cryptography;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Transfer;

/// <summary>One file of the city's folder: where it lies and what its bytes are.</summary>
internal sealed record CityFile(string Name, string Path, FileFormat Format, string Sha256, long Size);

/// <summary>Reads the files that documents.json names. None may lie outside the folder, nor be reached through a link.</summary>
internal static class CityFiles
{
    public const long SizeMax = 100_000_000;

    public static async Task<IReadOnlyList<CityFile>> ReadAsync(Import import, JsonFile<DocumentsFile> file, DocumentRecord record, string path, CancellationToken ct)
    {
        List<CityFile> files = [];
        foreach (var (relative, index) in record.Files.Select((f, i) => (f, i)))
        {
            var field = $"{path}.files[{index}]";
            if (Locate(import.Folder, relative) is not { } full)
            {
                import.Error(file, field, $"„{relative}“ führt aus dem Ordner der Stadt heraus.");
                continue;
            }

            import.Use(DataFolder.NameOf(import.Folder, full));
            var name = Path.GetFileName(full);
            if (FileFormat.Of(name) is not { } format || name.Length > DocumentVersion.FileNameMax || name.Any(char.IsControl))
            {
                import.Error(file, field, $"„{relative}“ geht nicht: Erlaubt sind die Endungen {FileFormat.Endings} und Namen bis {DocumentVersion.FileNameMax} Zeichen.");
                continue;
            }

            if (!File.Exists(full))
            {
                import.Error(file, field, $"Die Datei „{relative}“ gibt es nicht.");
                continue;
            }

            if (files.Any(f => f.Name == name))
            {
                import.Error(file, field, $"Zwei Dateien heißen „{name}“.");
                continue;
            }

            if (new FileInfo(full).Length is 0 or > SizeMax)
            {
                import.Error(file, field, $"„{relative}“ ist leer oder größer als {SizeMax / 1_000_000} MB.");
                continue;
            }

            await using var stream = File.OpenRead(full);
            var start = new byte[8];
            var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
            if (!format.Fits(start.AsSpan(0, read)))
            {
                import.Error(file, field, $"„{relative}“ ist dem Inhalt nach keine {format.Name}-Datei.");
                continue;
            }

            stream.Position = 0;
            files.Add(new CityFile(name, full, format, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)), stream.Length));
        }

        return files;
    }

    private static string? Locate(string folder, string relative)
    {
        if (relative.Length == 0 || relative.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(relative) || relative.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var full = Path.GetFullPath(Path.Combine(root, relative));
        if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        for (FileSystemInfo? at = new FileInfo(full); at is not null && at.FullName != root; at = new DirectoryInfo(Path.GetDirectoryName(at.FullName)!))
        {
            if (at.LinkTarget is not null)
            {
                return null;
            }
        }

        return full;
    }
}
