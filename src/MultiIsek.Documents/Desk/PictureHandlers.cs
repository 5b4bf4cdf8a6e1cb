using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents.Desk;

internal sealed class PictureHandlers(IsekDbContext db, DocumentSaves saves, Intake intake) : IRequestHandler<KeepPicture, KeptPicture?>, IRequestHandler<AddPictures, int>
{
    public async Task<KeptPicture?> Handle(KeepPicture command, CancellationToken ct)
    {
        var (_, file) = await intake.TakeAsync(command.FileName, command.Content, ct);
        var alt = command.Alt?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, Document.AltMax)] : null;
        return file is null ? null : new(file.Sha256, file.Size, file.Name, file.Scan.ToString(), alt);
    }

    public async Task<int> Handle(AddPictures command, CancellationToken ct)
    {
        var keys = command.Pictures.Select(p => p.Key).ToList();
        var known = await db.Set<Document>().Where(d => keys.Contains(d.Key)).Select(d => d.Key).ToHashSetAsync(ct);
        var pictures = command.Pictures.DistinctBy(p => p.Key).Where(p => !known.Contains(p.Key)).ToList();
        var group = await GroupAsync(command.Group, ct);
        (command.GroupId, command.Count) = (group.Id, pictures.Count);
        var place = await db.Set<Document>().MaxAsync(d => (int?)d.SortOrder, ct) ?? 0;
        foreach (var picture in pictures)
        {
            var document = new Document
            {
                Key = picture.Key,
                Kind = DocumentKind.Image,
                Title = picture.Alt is { Length: <= Document.TitleMax } alt ? alt : $"Bild {picture.Key[^6..]}",
                AltText = picture.Alt,
                GroupId = group.Id,
                State = DocumentState.Draft,
                SortOrder = ++place,
            };
            db.Add(document);
            var format = FileFormat.Of(picture.FileName)!;
            await saves.AddFilesAsync(document.Id, [new(picture.FileName, format, picture.Sha256, picture.Size, Enum.Parse<ScanState>(picture.Scan))], ct);
        }

        if (pictures.Count > 0)
        {
            await saves.SaveAsync(ct);
        }

        return pictures.Count;
    }

    private async Task<DocumentGroup> GroupAsync(string name, CancellationToken ct)
    {
        var title = name[..Math.Min(name.Length, DocumentGroup.TitleMax)];
        if (await db.Set<DocumentGroup>().FirstOrDefaultAsync(g => g.Title == title, ct) is { } known)
        {
            return known;
        }

        var group = new DocumentGroup
        {
            Key = await DeskKeys.NewAsync(db.Set<DocumentGroup>().Select(g => g.Key), title, "bilder", ct),
            Title = title,
            SortOrder = 1 + await db.Set<DocumentGroup>().MaxAsync(g => (int?)g.SortOrder, ct) ?? 1,
        };
        db.Add(group);
        return group;
    }
}
