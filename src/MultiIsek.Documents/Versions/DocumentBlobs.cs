using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;

namespace MultiIsek.Documents.Versions;

/// <summary>The files of all versions of all documents.</summary>
internal sealed class DocumentBlobs : IBlobRows
{
    public Type Entity => typeof(DocumentVersion);

    public async Task<IReadOnlyList<BlobRow>> ListAsync(IsekDbContext db, CancellationToken ct)
    {
        // What the scanner found something in is given to nobody: its bytes may go.
        var rows = await db.Set<DocumentVersion>()
            .Where(v => v.Scan != ScanState.Infected && v.Scan != ScanState.TooLarge)
            .Join(
                db.Set<Document>(),
                v => v.DocumentId,
                d => d.Id,
                (v, d) =>
                    new
                    {
                        d.Key,
                        v.No,
                        v.FileName,
                        v.Sha256,
                    }
            )
            .OrderBy(r => r.Key)
            .ThenBy(r => r.No)
            .ThenBy(r => r.FileName)
            .ToListAsync(ct);
        return [.. rows.Select(r => new BlobRow(r.Sha256, Download.Url(r.Key, r.No, r.FileName)))];
    }
}
