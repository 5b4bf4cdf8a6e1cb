using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Documents.Desk;

/// <summary>Ein Dokument in der Liste des Schreibtischs.</summary>
/// <param name="Size">Bytes of the newest version's files.</param>
/// <param name="Scans">What is known of the files' safety, each state once.</param>
internal sealed record DeskDocument(
    Guid Id,
    string Key,
    string Title,
    DocumentKind Kind,
    string? Group,
    string? GroupTitle,
    SourceDate? DatedOn,
    DocumentState State,
    bool IsPlaceholder,
    int Versions,
    string Formats,
    long Size,
    IReadOnlyList<ScanState> Scans
)
{
    public string EditUrl => $"/verwaltung/dokumente/bearbeiten/{Key}";

    public string SizeWords => Versions == 0 ? "ohne Datei" : $"{Formats}, {GermanText.Size(Size)}";
}

/// <summary>All documents of a city as staff see them: as few as the public shelf's, so that sorting and filtering happen here, in German.</summary>
internal sealed class DeskShelf(IsekDbContext db)
{
    public async Task<IReadOnlyList<DeskDocument>> ListAsync(CancellationToken ct)
    {
        var groups = await db.Set<DocumentGroup>().ToDictionaryAsync(g => g.Id, g => new { g.Key, Title = $"{g.Number} {g.Title}".Trim() }, ct);
        var versions = (
            await db.Set<DocumentVersion>()
                .OrderBy(v => v.SortOrder)
                .Select(v => new
                {
                    v.DocumentId,
                    v.No,
                    v.FileName,
                    v.Size,
                    v.Scan,
                })
                .ToListAsync(ct)
        ).ToLookup(v => v.DocumentId);
        var documents = await db.Set<Document>()
            .OrderBy(d => d.SortOrder)
            .ThenBy(d => d.Key)
            .Select(d => new
            {
                d.Id,
                d.Key,
                d.Title,
                d.Kind,
                d.GroupId,
                d.DatedOn,
                d.State,
                d.IsPlaceholder,
            })
            .ToListAsync(ct);
        return
        [
            .. documents.Select(d =>
            {
                var files = versions[d.Id].ToList();
                var newest = files.Where(f => f.No == files.Max(o => o.No)).ToList();
                var group = d.GroupId is { } id ? groups[id] : null;
                return new DeskDocument(
                    d.Id,
                    d.Key,
                    d.Title,
                    d.Kind,
                    group?.Key,
                    group?.Title,
                    d.DatedOn,
                    d.State,
                    d.IsPlaceholder,
                    files.Select(f => f.No).Distinct().Count(),
                    string.Join(" und ", newest.Select(f => FileFormat.Of(f.FileName)?.Name ?? "Datei").Distinct()),
                    newest.Sum(f => f.Size),
                    [.. files.Select(f => f.Scan).Distinct()]
                );
            }),
        ];
    }
}
