using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Files.Pictures;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Uploads;

/// <summary>Photos of other modules go the way of the documents' pictures.</summary>
internal sealed class PhotoHandlers(Intake intake, IBlobStore blobs, VirusScanner scanner, PictureMaker maker, IsekDbContext db)
    : IRequestHandler<TakePhoto, PhotoAnswer>,
        IRequestHandler<ScanPhoto, PhotoScan>,
        IRequestHandler<ShrinkPhoto, SmallPhoto?>
{
    private const string Kinds = "Möglich sind Fotos als JPG, PNG oder WebP.";

    public async Task<PhotoAnswer> Handle(TakePhoto command, CancellationToken ct)
    {
        if (command.Content.Length > command.Max)
        {
            return new(null, $"Das Foto ist zu groß: höchstens {GermanText.Size(command.Max).Replace(",0", "", StringComparison.Ordinal)}.");
        }

        if (ImageCheck.EndingOf(await FileCheck.ReadAsync(command.Content, 0, 16, ct)) is not { } ending)
        {
            return new(null, $"Diese Datei ist kein Foto, das wir annehmen. {Kinds}");
        }

        // What a phone calls it says nothing, and is not kept.
        var (verdict, file) = await intake.TakeAsync($"foto.{ending}", command.Content, ct);
        if (file is null)
        {
            return new(null, Words(verdict));
        }

        command.Content.Position = 0;
        var picture = await BarePicture.ReadAsync(command.Content, ct) ?? throw new InvalidOperationException("A picture that was taken is none.");
        return new(new(file.Sha256, file.Size, picture.ContentType, picture.Width, picture.Height, file.Scan == ScanState.Waiting ? PhotoScan.Waiting : PhotoScan.Passed), null);
    }

    public async Task<PhotoScan> Handle(ScanPhoto command, CancellationToken ct)
    {
        await using var content = await blobs.OpenAsync(db.Tenant.Place.Id, command.Sha256, ct) ?? throw new OutboxRefusedException("file gone");
        return await scanner.ScanAsync(content, ct) switch
        {
            ScanOutcome.Clean => PhotoScan.Passed,
            ScanOutcome.Found or ScanOutcome.TooLarge => PhotoScan.Refused,
            _ => PhotoScan.Waiting,
        };
    }

    public async Task<SmallPhoto?> Handle(ShrinkPhoto command, CancellationToken ct)
    {
        if (!maker.Types.Contains(command.ContentType))
        {
            return null;
        }

        using var file = await TempFile.OfAsync(blobs, db.Tenant.Place.Id, command.Sha256, $"foto.{command.ContentType.Split('/')[1]}", ct);
        if (await maker.MakeAsync(file, command.ContentType, ct) is not { } made)
        {
            return null;
        }

        await using var content = File.OpenRead(made);
        var bare = await BarePicture.ReadAsync(content, ct) ?? throw new OutboxRefusedException("no picture made");
        var stored = await blobs.PutAsync(db.Tenant.Place.Id, bare.Content, ct);
        return new(stored.Sha256, stored.Size, bare.Width, bare.Height);
    }

    /// <summary>Whoever sends a photo knows nothing of documents, of IT or of what the city has booked.</summary>
    private string Words(Verdict verdict) =>
        verdict switch
        {
            Verdict.Virus => "Der Virenscanner hat in diesem Foto etwas gefunden. Es wurde nicht gespeichert.",
            Verdict.NoRoom => "Für Fotos ist zurzeit kein Platz mehr. Bitte senden Sie Ihren Text ohne Foto.",
            Verdict.Mixed or Verdict.Broken => $"Das Foto ist beschädigt oder enthält fremde Daten. {Kinds}",
            _ => intake.Words(verdict),
        };
}
