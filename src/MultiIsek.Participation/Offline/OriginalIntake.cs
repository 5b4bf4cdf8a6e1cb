using MediatR;
using Microsoft.AspNetCore.Http;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Participation.Offline;

/// <summary>The field of a form that takes scans.</summary>
internal sealed record OriginalField(string Id, string Label, IReadOnlyList<Fault> Faults, bool IsOptional = true)
{
    public string? Error => Faults.FirstOrDefault(f => f.Field == Id)?.Message;
}

/// <summary>Scans annehmen: first the files, ahead of any transaction, then their rows with the batch. A file without a row goes with the next sweep.</summary>
internal sealed class OriginalIntake(IsekDbContext db, IMediator mediator, Outbox outbox, TimeProvider time)
{
    public const string FieldName = "scan";

    /// <summary>Where something else of the form is wrong: what to do about the file.</summary>
    public static IReadOnlyList<Fault> Again(HttpRequest request, IReadOnlyList<Fault> faults) =>
        FilesOf(request).Count > 0 && faults.All(f => f.Field != FieldName)
            ? [.. faults, new(FieldName, "Wählen Sie den Scan bitte noch einmal aus: Dateien bleiben nach einem Fehler nicht im Formular.")]
            : faults;

    /// <param name="has">How many the batch has already.</param>
    public async Task<(IReadOnlyList<StoredOriginal> Originals, IReadOnlyList<Fault> Faults)> TakeAsync(HttpRequest request, int has, CancellationToken ct)
    {
        var files = FilesOf(request);
        if (files.Count + has > EntryOriginal.Most)
        {
            return ([], [new(FieldName, $"Ein Stapel hat höchstens {EntryOriginal.Most} Scans.")]);
        }

        List<StoredOriginal> taken = [];
        foreach (var file in files)
        {
            var (original, refusal) = await OneAsync(file, ct);
            if (original is null)
            {
                return ([], [new(FieldName, $"{(files.Count > 1 ? $"„{Path.GetFileName(file.FileName)}“: " : "")}{refusal}")]);
            }

            taken.Add(original);
        }

        return (taken, []);
    }

    /// <summary>Their rows; part of the caller's transaction.</summary>
    public void Add(Guid batch, IReadOnlyList<StoredOriginal> taken)
    {
        foreach (var original in taken)
        {
            var row = new EntryOriginal
            {
                BatchId = batch,
                FileName = original.FileName,
                ContentType = original.ContentType,
                Sha256 = original.Sha256,
                Size = original.Size,
                Scan = original.Scan,
                StoredAt = time.GetUtcNow().UtcDateTime,
            };
            db.Add(row);
            if (row.Scan == PhotoScan.Waiting)
            {
                outbox.Add(OriginalSender.MessageKind, row.Id);
            }
        }
    }

    private static List<IFormFile> FilesOf(HttpRequest request) => [.. request.Form.Files.GetFiles(FieldName).Where(f => f.Length > 0)];

    private async Task<(StoredOriginal? Original, string? Refusal)> OneAsync(IFormFile file, CancellationToken ct)
    {
        try
        {
            await using var content = file.OpenReadStream();
            var answer = await mediator.Send(new TakeOriginal(Path.GetFileName(file.FileName), content, EntryOriginal.SizeMax), ct);
            return (answer.Original, answer.Refusal);
        }
        catch (FilesUnavailableException)
        {
            return (null, "Dateien lassen sich zurzeit nicht speichern.");
        }
    }
}
