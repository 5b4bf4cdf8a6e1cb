using System.IO.Compression;
using MultiIsek.Kernel;

namespace MultiIsek.Planning.Imports;

/// <summary>Office-Dateien sind Zip-Archive: a small one can unpack to more than a server has, so it is unpacked once and measured before anybody reads it.</summary>
internal static class ZipLimits
{
    public const long UnpackedMax = 300_000_000;
    private const int EntriesMax = 5000;

    /// <exception cref="RefusedException">It is no such archive, or unpacks to too much.</exception>
    public static async Task CheckAsync(Stream file, string kind, CancellationToken ct)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > EntriesMax)
            {
                throw new RefusedException("Die Datei enthält zu viele Teile.");
            }

            long sum = 0;
            var buffer = new byte[81920];
            foreach (var entry in archive.Entries)
            {
                // What the archive says of its size is not to be trusted.
                await using var content = await entry.OpenAsync(ct);
                for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; )
                {
                    if ((sum += read) > UnpackedMax)
                    {
                        throw new RefusedException("Die Datei wird beim Auspacken zu groß.");
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new RefusedException($"Die Datei ist beschädigt oder keine {kind}.");
        }

        file.Position = 0;
    }
}
