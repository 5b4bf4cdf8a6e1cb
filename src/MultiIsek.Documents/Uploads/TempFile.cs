using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Documents.Uploads;

/// <summary>Eine Datei der Ablage als Datei dieser Maschine, in a folder of its own, as long as a tool needs it.</summary>
internal sealed class TempFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isek-file-").FullName;

    private TempFile(string ending) => Path = System.IO.Path.Combine(_folder, $"file{ending}");

    public string Path { get; }

    /// <summary>A name beside it for what a tool writes.</summary>
    public string Beside(string name) => System.IO.Path.Combine(_folder, name);

    /// <exception cref="OutboxRefusedException">The store has no such file.</exception>
    public static async Task<TempFile> OfAsync(IBlobStore blobs, int tenant, string sha256, string fileName, CancellationToken ct)
    {
        await using var content = await blobs.OpenAsync(tenant, sha256, ct) ?? throw new OutboxRefusedException("file gone");
        var temp = new TempFile(System.IO.Path.GetExtension(fileName).ToLowerInvariant());
        try
        {
            await using var file = new FileStream(temp.Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            await content.CopyToAsync(file, ct);
            return temp;
        }
        catch
        {
            temp.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
