using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;

namespace MultiIsek.Documents.Library;

/// <summary>The first page that has all words; a file whose words stand on different pages has none.</summary>
internal sealed class FindDocumentPagesHandler(IsekDbContext db) : IRequestHandler<FindDocumentPages, IReadOnlyDictionary<string, DocumentPageHit>>
{
    public async Task<IReadOnlyDictionary<string, DocumentPageHit>> Handle(FindDocumentPages request, CancellationToken ct)
    {
        Dictionary<string, DocumentPageHit> hits = [];
        if (request.Keys.Count == 0 || request.Stems.Count == 0)
        {
            return hits;
        }

        var given = db.Set<DocumentVersion>().Where(DocumentVersion.IsGiven);
        var texts = await given
            .Where(v => v.No == given.Where(o => o.DocumentId == v.DocumentId).Max(o => o.No) && v.ContentType == "application/pdf")
            .Join(
                db.Set<Document>().Where(d => request.Keys.Contains(d.Key) && d.State == DocumentState.Published),
                v => v.DocumentId,
                d => d.Id,
                (v, d) =>
                    new
                    {
                        v.Id,
                        v.No,
                        v.FileName,
                        v.SortOrder,
                        d.Key,
                    }
            )
            .Join(
                db.Set<DocumentText>(),
                v => v.Id,
                t => t.VersionId,
                (v, t) =>
                    new
                    {
                        v.Key,
                        v.No,
                        v.FileName,
                        v.SortOrder,
                        t.Text,
                    }
            )
            .OrderBy(t => t.SortOrder)
            .ToListAsync(ct);
        foreach (var text in texts)
        {
            var pages = text.Text.Split(DocumentText.PageEnd);
            // A stem is the beginning of its folded word but for rare plurals: good enough to point to a page, and far cheaper than stemming all of them.
            var no = Array.FindIndex(pages, p => German.Fold(p) is var folded && request.Stems.All(s => folded.Contains(s, StringComparison.Ordinal)));
            if (no >= 0 && pages.Length > 1)
            {
                hits.TryAdd(text.Key, new(no + 1, $"{Download.Url(text.Key, text.No, text.FileName)}#page={no + 1}", pages[no]));
            }
        }

        return hits;
    }
}
