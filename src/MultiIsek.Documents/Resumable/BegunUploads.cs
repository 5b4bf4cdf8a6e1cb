using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Resumable;

/// <summary>What this person has begun to send.</summary>
internal sealed class BegunUploads(IsekDbContext db, IBlobStore blobs, CurrentUser current, TimeProvider time)
{
    public async Task<Upload?> FindAsync(string id, CancellationToken ct)
    {
        var begun = time.GetUtcNow().UtcDateTime.AddHours(-Upload.KeptHours);
        return Guid.TryParse(id, out var known)
            ? await db.Set<Upload>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == known && u.Actor == current.Actor && u.BegunAt > begun, ct)
            : null;
    }

    /// <summary>All parts in one, as a file of this machine that goes when it is closed; null where one of them is gone.</summary>
    /// <exception cref="FilesUnavailableException"/>
    public async Task<Stream?> OpenAsync(Upload upload, CancellationToken ct)
    {
        var whole = Temporary();
        try
        {
            foreach (var part in upload.Parts)
            {
                await using var content = await blobs.OpenAsync(db.Tenant.Place.Id, part.Sha256, ct);
                if (content is null)
                {
                    await whole.DisposeAsync();
                    return null;
                }

                await content.CopyToAsync(whole, ct);
            }

            whole.Position = 0;
            return whole;
        }
        catch
        {
            await whole.DisposeAsync();
            throw;
        }
    }

    public static FileStream Temporary() =>
        new(
            Path.Combine(Path.GetTempPath(), $"isek-upload-{Guid.CreateVersion7():N}"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            81920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
}
