using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents.Library;

/// <summary>All documents and groups of a city in the order of their lists: few enough to be kept.</summary>
/// <param name="Note">What the city says about its documents.</param>
internal sealed record ShelfCards(IReadOnlyList<DocumentCard> Documents, IReadOnlyList<DocumentGroupCard> Groups, string? Note)
{
    public IReadOnlyDictionary<Guid, DocumentCard> ById { get; } = Documents.ToDictionary(d => d.Id);
    public IReadOnlyDictionary<string, DocumentCard> ByKey { get; } = Documents.ToDictionary(d => d.Key);
    public IReadOnlyDictionary<Guid, DocumentGroupCard> GroupsById { get; } = Groups.ToDictionary(g => g.Id);

    /// <summary>The youngest documents that can be read; sources only where the city has too few of its own.</summary>
    public IReadOnlyList<DocumentCard> Newest(int count) =>
        [.. Documents.OrderBy(d => d.IsPlaceholder).ThenBy(d => d.Kind == DocumentKind.SourcePage).ThenByDescending(d => d.DatedOn?.LastDay ?? DateOnly.MinValue).Take(count)];
}

/// <summary>Regal: the city's cards, read once per revision.</summary>
internal sealed class Shelf(IsekDbContext db, TenantCache cache)
{
    public ValueTask<ShelfCards> CardsAsync(CancellationToken ct) => cache.GetAsync(db, "documents.shelf", LoadAsync, ct);

    private async Task<ShelfCards> LoadAsync(CancellationToken ct)
    {
        var files = (
            await db.Set<DocumentVersion>()
                .AsNoTracking()
                .Where(v => v.No == db.Set<DocumentVersion>().Where(o => o.DocumentId == v.DocumentId).Max(o => o.No))
                .OrderBy(v => v.SortOrder)
                .Select(v => new
                {
                    v.DocumentId,
                    v.No,
                    v.FileName,
                    v.Size,
                })
                .ToListAsync(ct)
        ).ToLookup(v => v.DocumentId);
        var documents = await db.Set<Document>().AsNoTracking().OrderBy(d => d.SortOrder).ThenBy(d => d.Key).ToListAsync(ct);
        var names = documents.ToDictionary(d => d.Id, d => (d.Key, d.Title));
        var groups = await db.Set<DocumentGroup>()
            .OrderBy(g => g.SortOrder)
            .ThenBy(g => g.Key)
            .Select(g => new DocumentGroupCard(g.Id, g.Key, g.Number, g.Title, g.Note))
            .ToListAsync(ct);
        return new ShelfCards(
            [
                .. documents.Select(d => new DocumentCard(
                    d.Id,
                    d.Key,
                    d.Title,
                    d.Kind,
                    d.Publisher,
                    d.DatedOn,
                    d.ReadOn,
                    d.IsPlaceholder,
                    d.PlaceholderNote,
                    d.IsPlaceholder ? [] : [.. files[d.Id].Select(f => new FileCard(Download.Url(d.Key, f.No, f.FileName), FileFormat.Of(f.FileName)?.Name ?? "Datei", f.Size))]
                )
                {
                    GroupId = d.GroupId,
                    Summary = d.Summary,
                    Credit = d.Credit,
                    WebUrl = d.Url,
                    Source = d.SourceId is { } source ? names[source] : null,
                }),
            ],
            groups,
            await db.Set<ListNote>().Where(n => n.List == "documents").Select(n => n.Text).FirstOrDefaultAsync(ct)
        );
    }
}

internal sealed class FindDocumentsHandler(Shelf shelf) : IRequestHandler<FindDocuments, IReadOnlyDictionary<Guid, DocumentCard>>
{
    public async Task<IReadOnlyDictionary<Guid, DocumentCard>> Handle(FindDocuments request, CancellationToken ct)
    {
        var cards = (await shelf.CardsAsync(ct)).ById;
        return request.Ids.Distinct().Where(cards.ContainsKey).ToDictionary(id => id, id => cards[id]);
    }
}

internal sealed class FindDocumentGroupsHandler(Shelf shelf) : IRequestHandler<FindDocumentGroups, IReadOnlyDictionary<Guid, DocumentGroupCard>>
{
    public async Task<IReadOnlyDictionary<Guid, DocumentGroupCard>> Handle(FindDocumentGroups request, CancellationToken ct)
    {
        var cards = (await shelf.CardsAsync(ct)).GroupsById;
        return request.Ids.Distinct().Where(cards.ContainsKey).ToDictionary(id => id, id => cards[id]);
    }
}
