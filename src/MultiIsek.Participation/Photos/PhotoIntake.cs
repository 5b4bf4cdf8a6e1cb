using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Sending;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Ideas;

namespace MultiIsek.Participation.Photos;

/// <summary>The fields of a form that takes photos; what was typed comes back, a file never does.</summary>
internal sealed record PhotoFields(string? Alt, IReadOnlyList<Fault> Faults, bool ForStaff = false)
{
    public bool Many => ForStaff;
    public string Legend => Many ? "Fotos" : "Foto";
    public string? Error => Faults.FirstOrDefault(f => f.Field == "foto")?.Message;
}

/// <summary>
/// Fotos annehmen: first the files, ahead of any transaction, then their rows with the contribution. A file without a row goes with the next sweep.
/// </summary>
internal sealed class PhotoIntake(IsekDbContext db, IMediator mediator, Outbox outbox, TimeProvider time)
{
    public static readonly Taken None = new([], null, []);
    public const int MostAtOnce = 4;
    public const string FieldName = "foto";
    public const string AltName = "alt";

    public sealed record Taken(IReadOnlyList<StoredPhoto> Photos, string? Alt, IReadOnlyList<Fault> Faults);

    /// <summary>Where something else of the form is wrong, or its photo: what the person has to do about the file.</summary>
    public static IReadOnlyList<Fault> Again(IReadOnlyList<Fault> faults, bool hadFile) =>
        hadFile && faults.All(f => f.Field != FieldName)
            ? [.. faults, new(FieldName, "Wählen Sie das Foto bitte noch einmal aus: Dateien bleiben nach einem Fehler nicht im Formular.")]
            : faults;

    public static string? AltOf(HttpRequest request) => IdeaInput.Line(request.Form[AltName]) is { Length: > 0 } alt ? alt : null;

    public static bool HasFile(HttpRequest request) => request.HasFormContentType && request.Form.Files.GetFiles(FieldName).Any(f => f.Length > 0);

    public async Task<Taken> TakeAsync(HttpRequest request, int most, CancellationToken ct)
    {
        IFormFile[] files = request.HasFormContentType ? [.. request.Form.Files.GetFiles(FieldName).Where(f => f.Length > 0)] : [];
        var alt = AltOf(request);
        if (alt?.Length > ContributionPhoto.AltMax)
        {
            return new([], alt, [new(AltName, $"Die Beschreibung ist zu lang: Höchstens {ContributionPhoto.AltMax} Zeichen sind möglich.")]);
        }

        if (files.Length > most)
        {
            return new([], alt, [new(FieldName, most == 1 ? "Wählen Sie ein einziges Foto." : $"Wählen Sie höchstens {most} Fotos.")]);
        }

        List<StoredPhoto> photos = [];
        foreach (var file in files)
        {
            var (photo, refusal) = await OneAsync(file, ct);
            if (photo is null)
            {
                return new(
                    [],
                    alt,
                    [new(FieldName, $"{refusal} Ihr Text steht noch im Formular. Wählen Sie bitte {(most == 1 ? "ein anderes Foto oder keines" : "alle Fotos noch einmal aus")}.")]
                );
            }

            photos.Add(photo);
        }

        return new(photos, alt, []);
    }

    /// <summary>Their rows; part of the caller's transaction. Whatever is still to be done with them is in the outbox.</summary>
    public void Add(Guid contribution, Taken taken)
    {
        for (var i = 0; i < taken.Photos.Count; i++)
        {
            var photo = taken.Photos[i];
            var row = new ContributionPhoto
            {
                ContributionId = contribution,
                SortOrder = i,
                ContentType = photo.ContentType,
                Sha256 = photo.Sha256,
                Size = photo.Size,
                Width = photo.Width,
                Height = photo.Height,
                Alt = taken.Alt,
                Scan = photo.Scan,
                StoredAt = time.GetUtcNow().UtcDateTime,
            };
            db.Add(row);
            outbox.Add(PhotoSender.MessageKind, row.Id);
        }
    }

    /// <summary>Behind a contribution that is stored already, by the statement that all share.</summary>
    /// <returns>False where it could not be done: the text is stored, and the person is told.</returns>
    public async Task<bool> AddBehindAsync(StoredContribution stored, Taken taken, CancellationToken ct)
    {
        if (taken.Photos.Count == 0 || await db.Set<ContributionPhoto>().AnyAsync(p => p.ContributionId == stored.Id, ct))
        {
            return true;
        }

        try
        {
            Add(stored.Id, taken);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // The same form, sent twice at once, stores its photo once.
            db.ChangeTracker.Clear();
            return await db.Set<ContributionPhoto>().AnyAsync(p => p.ContributionId == stored.Id, ct);
        }
    }

    private async Task<(StoredPhoto? Photo, string? Refusal)> OneAsync(IFormFile file, CancellationToken ct)
    {
        try
        {
            await using var content = file.OpenReadStream();
            var answer = await mediator.Send(new TakePhoto(content, ContributionPhoto.SizeMax), ct);
            return (answer.Photo, answer.Refusal);
        }
        catch (FilesUnavailableException)
        {
            return (null, "Fotos lassen sich zurzeit nicht speichern.");
        }
    }
}
