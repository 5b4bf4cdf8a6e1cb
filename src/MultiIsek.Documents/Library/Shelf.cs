using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Previews;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents.Library;

/// <summary>All documents and groups of a city in the order of their lists: few enough to be kept.</summary>
/// <param name="Documents">Those that everybody sees; what was withdrawn is among them.</param>
/// <param name="Drafts">Those that staff alone see.</param>
/// <param name="Note">What the city says about its documents.</param>
internal sealed record ShelfCards(IReadOnlyList<DocumentCard> Documents, IReadOnlyList<DocumentCard> Drafts, IReadOnlyList<DocumentGroupCard> Groups, string? Note)
{
    public IReadOnlyList<DocumentCard> All { get; } = [.. Documents, .. Drafts];
    public IReadOnlyDictionary<Guid, DocumentCard> ById { get; } = Documents.ToDictionary(d => d.Id);
    public IReadOnlyDictionary<string, DocumentCard> ByKey { get; } = Documents.ToDictionary(d => d.Key);
    public IReadOnlyDictionary<Guid, DocumentGroupCard> GroupsById { get; } = Groups.ToDictionary(g => g.Id);

    /// <summary>The youngest documents that can be read; sources only where the city has too few of its own.</summary>
    public IReadOnlyList<DocumentCard> Newest(int count) =>
        [
            .. Documents
                .Where(d => d.Withdrawn is null)
                .OrderBy(d => d.IsPlaceholder)
                .ThenBy(d => d.Kind == DocumentKind.SourcePage)
                .ThenByDescending(d => d.DatedOn?.LastDay ?? DateOnly.MinValue)
                .Take(count),
        ];
}

/// <summary>Regal: the city's cards, read once per revision.</summary>
internal sealed class Shelf(IsekDbContext db, TenantCache cache)
{
    public ValueTask<ShelfCards> CardsAsync(CancellationToken ct) => cache.GetAsync(db, "documents.shelf", LoadAsync, ct);

    private async Task<ShelfCards> LoadAsync(CancellationToken ct)
    {
        var given = db.Set<DocumentVersion>().Where(DocumentVersion.IsGiven);
        var files = (
            await given
                .AsNoTracking()
                .Where(v => v.No == given.Where(o => o.DocumentId == v.DocumentId).Max(o => o.No))
                .OrderBy(v => v.SortOrder)
                .Select(v => new
                {
                    v.Id,
                    v.DocumentId,
                    v.No,
                    v.FileName,
                    v.Size,
                    v.IsTagged,
                })
                .ToListAsync(ct)
        ).ToLookup(v => v.DocumentId);
        var pictures = await db.Set<DocumentPicture>().AsNoTracking().Where(p => p.Sha256 != null).ToDictionaryAsync(p => p.VersionId, ct);
        var documents = await db.Set<Document>().AsNoTracking().OrderBy(d => d.SortOrder).ThenBy(d => d.Key).ToListAsync(ct);
        var names = documents.Where(d => d.State != DocumentState.Draft).ToDictionary(d => d.Id, d => (d.Key, d.Title));
        var groups = await db.Set<DocumentGroup>()
            .OrderBy(g => g.SortOrder)
            .ThenBy(g => g.Key)
            .Select(g => new DocumentGroupCard(g.Id, g.Key, g.Number, g.Title, g.Note))
            .ToListAsync(ct);
        IReadOnlyList<DocumentCard> cards =
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
                d.IsPlaceholder || d.State == DocumentState.Withdrawn
                    ? []
                    :
                    [
                        .. files[d.Id]
                            .Select(f => new FileCard(Download.Url(d.Key, f.No, f.FileName), FileFormat.Of(f.FileName)?.Name ?? "Datei", f.Size)
                            {
                                IsUntagged = f.IsTagged == false,
                                Preview = pictures.TryGetValue(f.Id, out var picture) ? new(Download.PreviewUrl(d.Key, f.No, f.FileName), picture.Width, picture.Height) : null,
                            }),
                    ]
            )
            {
                GroupId = d.GroupId,
                Summary = d.Summary,
                Credit = d.Credit,
                WebUrl = d.Url,
                Source = d.SourceId is { } source && names.TryGetValue(source, out var name) ? name : null,
                AltText = d.AltText,
                Language = d.Language,
                Withdrawn = d is { State: DocumentState.Withdrawn, WithdrawnAt: { } at } ? new(Berlin.Day(at), d.WithdrawnReason ?? "") : null,
            }),
        ];
        var drafts = documents.Where(d => d.State == DocumentState.Draft).Select(d => d.Id).ToHashSet();
        return new ShelfCards(
            [.. cards.Where(c => !drafts.Contains(c.Id))],
            [.. cards.Where(c => drafts.Contains(c.Id))],
            groups,
            await db.Set<ListNote>().Where(n => n.List == "documents").Select(n => n.Text).FirstOrDefaultAsync(ct)
        );
    }
}

internal sealed class FindDocumentsHandler(Shelf shelf) : IRequestHandler<FindDocuments, IReadOnlyDictionary<Guid, DocumentCard>>
{
    public async Task<IReadOnlyDictionary<Guid, DocumentCard>> Handle(FindDocuments request, CancellationToken ct)
    {
        var shown = await shelf.CardsAsync(ct);
        var cards = request.WithDrafts ? shown.All.ToDictionary(d => d.Id) : shown.ById;
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
