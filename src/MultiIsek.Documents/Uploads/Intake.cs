using Microsoft.Extensions.Options;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Files.Pictures;

namespace MultiIsek.Documents.Uploads;

/// <summary>Eine Datei, die in der Ablage liegt and waits for its row.</summary>
internal sealed record TakenFile(string Name, FileFormat Format, string Sha256, long Size, ScanState Scan);

/// <summary>
/// Annahme: looks at a file, has it scanned, stores it; in this order, and ahead of any transaction. Of a picture only the picture
/// is stored: what stood in it of place, time and owner is in no document's file. A file that is refused is stored nowhere; one that is stored and
/// gets no row after all goes with the next sweep.
/// </summary>
internal sealed class Intake(IBlobStore blobs, VirusScanner scanner, StorageUse storage, IsekDbContext db, IOptions<UploadOptions> options)
{
    /// <param name="content">Can seek.</param>
    /// <returns>The file, where the verdict is fine.</returns>
    /// <exception cref="FilesUnavailableException"/>
    public async Task<(Verdict Verdict, TakenFile? File)> TakeAsync(string fileName, Stream content, CancellationToken ct)
    {
        var name = FileNames.Normal(fileName);
        if (content.Length > options.Value.FileMax)
        {
            return (Verdict.TooLarge, null);
        }

        var (verdict, format) = await FileCheck.LookAsync(name, content, ct);
        if (format is null)
        {
            return (verdict, null);
        }

        if (!await storage.HasRoomAsync(content.Length, ct))
        {
            return (Verdict.NoRoom, null);
        }

        var outcome = await scanner.ScanAsync(content, ct);
        if (outcome is ScanOutcome.Found or ScanOutcome.TooLarge)
        {
            return (outcome == ScanOutcome.Found ? Verdict.Virus : Verdict.TooLargeToScan, null);
        }

        if (await BareAsync(content, ct) is not { } bare)
        {
            return (Verdict.Broken, null);
        }

        bare.Position = 0;
        var stored = await blobs.PutAsync(db.Tenant.Place.Id, bare, ct);
        var scan = outcome switch
        {
            ScanOutcome.Clean => ScanState.Clean,
            ScanOutcome.Off => ScanState.Unchecked,
            _ => ScanState.Waiting,
        };
        return (Verdict.Fine, new TakenFile(name, format, stored.Sha256, stored.Size, scan));
    }

    /// <returns>Null for a picture that is broken.</returns>
    private static async Task<Stream?> BareAsync(Stream content, CancellationToken ct)
    {
        try
        {
            return (await BarePicture.ReadAsync(content, ct))?.Content ?? content;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public string Words(Verdict verdict) => verdict.ToGerman(options.Value);
}
