using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;

namespace MultiIsek.Documents.Library;

/// <summary>Documents and their groups in the search, with the words that were read out of their files; a placeholder leads to its row in the list.</summary>
internal sealed class DocumentSearch : ISearchSource
{
    public IReadOnlyList<string> Places { get; } = ["/dokumente"];

    public async Task<IReadOnlyList<SearchItem>> ListAsync(IsekDbContext db, CancellationToken ct)
    {
        var groups = await db.Set<DocumentGroup>().OrderBy(g => g.SortOrder).ToListAsync(ct);
        var names = groups.ToDictionary(g => g.Id, g => $"{g.Number} {g.Title}".Trim());
        var given = db.Set<DocumentVersion>().Where(DocumentVersion.IsGiven);
        var newest = given.Where(v => v.No == given.Where(o => o.DocumentId == v.DocumentId).Max(o => o.No));
        var read = (await db.Set<DocumentText>().Join(newest, t => t.VersionId, v => v.Id, (t, v) => new { v.DocumentId, t.Text }).ToListAsync(ct)).ToLookup(
            t => t.DocumentId,
            t => t.Text
        );
        List<SearchItem> items = [.. groups.Select(g => new SearchItem($"/dokumente/gruppe/{g.Key}", "Dokumentgruppe", names[g.Id], g.Note ?? "", 60))];
        foreach (var document in await db.Set<Document>().Where(d => d.State == DocumentState.Published).OrderBy(d => d.SortOrder).ToListAsync(ct))
        {
            var group = document.GroupId is { } id ? names[id] : null;
            string?[] about =
            [
                document.Summary,
                document.IsPlaceholder ? document.PlaceholderNote ?? "Dokument noch nicht hinterlegt." : null,
                document.Publisher,
                group,
                document.Credit,
                document.AltText,
            ];
            var text = new StringBuilder(string.Join(' ', about.Where(a => !string.IsNullOrEmpty(a))));
            text.Append(' ').AppendJoin(' ', document.IsPlaceholder ? [] : read[document.Id].Select(t => t.Replace(DocumentText.PageEnd, ' ')));
            var url = document.IsPlaceholder ? $"/dokumente#{document.Key}" : $"/dokumente/{document.Key}";
            items.Add(new SearchItem(url, document.Kind.ToGerman(), document.Title, text.ToString(), document.Kind == DocumentKind.SourcePage ? 80 : 50));
        }

        return items;
    }
}
