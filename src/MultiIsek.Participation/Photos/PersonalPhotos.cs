using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Photos;

/// <summary>Fotos einer Person: told with her contributions, the files among them. They go where the contributions go, by the eraser of these.</summary>
internal sealed class PersonalPhotos(IsekDbContext db, IBlobStore blobs) : IPersonalData
{
    /// <summary>Bytes of photos in one archive, which is made in memory; the list names those that are too many.</summary>
    private const long FilesMax = 100_000_000;

    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct)
    {
        var rows = await db.Set<ContributionPhoto>()
            .Join(
                db.Set<Contribution>().Where(c => c.AuthorId == account),
                p => p.ContributionId,
                c => c.Id,
                (p, c) =>
                    new
                    {
                        Photo = p,
                        c.Year,
                        c.Number,
                    }
            )
            .OrderBy(p => p.Photo.StoredAt)
            .ThenBy(p => p.Photo.Id)
            .AsNoTracking()
            .ToListAsync(ct);
        List<object> list = [];
        List<PersonalFile> files = [];
        var left = FilesMax;
        foreach (var row in rows)
        {
            var number = Contribution.PublicNumber(row.Year, row.Number);
            var name = $"fotos/{number}-{row.Photo.SortOrder + 1}.{row.Photo.ContentType.Split('/')[1].Replace("jpeg", "jpg", StringComparison.Ordinal)}";
            left -= row.Photo.Size;
            // What the scanner did not pass is given to nobody, its sender included.
            var content = left < 0 || row.Photo.Scan != PhotoScan.Passed ? null : await ReadAsync(row.Photo.Sha256, ct);
            if (content is not null)
            {
                files.Add(new(name, $"Foto zu {number}", content));
            }

            list.Add(
                new
                {
                    Contribution = number,
                    File = content is null ? null : name,
                    row.Photo.Alt,
                    row.Photo.Size,
                    row.Photo.StoredAt,
                    Scan = row.Photo.Scan.ToString(),
                }
            );
        }

        return rows.Count == 0 ? [] : [new("photos.json", "Fotos zu Ihren Beiträgen, die Sie angemeldet geschrieben haben", list), .. files];
    }

    public Task<string> ExplainErasureAsync(CancellationToken ct) =>
        Task.FromResult("Fotos bleiben oder gehen mit ihrem Beitrag; in den Dateien steht nichts über Sie, den Ort oder das Gerät.");

    public Task EraseAsync(Guid account, CancellationToken ct) => Task.CompletedTask;

    private async Task<byte[]?> ReadAsync(string sha256, CancellationToken ct)
    {
        await using var content = await blobs.OpenAsync(db.Tenant.Place.Id, sha256, ct);
        if (content is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
