using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Kernel.Search;

/// <summary>Suche auffrischen: brings the city's entries to what its modules publish now; writes only what differs. Saves with the caller's next save.</summary>
/// <param name="Source">The one source whose content has changed, when it is known; null for all.</param>
public sealed record RefreshSearch(Type? Source = null) : IRequest;

internal sealed class RefreshSearchHandler(IsekDbContext db, IEnumerable<ISearchSource> sources) : IRequestHandler<RefreshSearch, Unit>
{
    // The search shows a piece of it, around what was asked for.
    private const int ExcerptMax = 8000;

    public async Task<Unit> Handle(RefreshSearch request, CancellationToken ct)
    {
        var asked = sources.Where(s => request.Source is null || s.GetType() == request.Source).ToList();
        var kept = (await EntriesAsync(request.Source is null ? [""] : asked.SelectMany(s => s.Places), ct)).ToDictionary(e => e.Url);
        foreach (var source in asked)
        {
            foreach (var item in await source.ListAsync(db, ct))
            {
                var title = item.Title.Length <= SearchEntry.TitleMax ? item.Title : item.Title[..SearchEntry.TitleMax];
                var excerpt = item.Text.Length <= ExcerptMax ? item.Text : item.Text[..(item.Text.LastIndexOf(' ', ExcerptMax) is > 0 and var end ? end : ExcerptMax)];
                var titleWords = German.Index(title);
                titleWords = titleWords.Length <= SearchEntry.TitleMax ? titleWords : titleWords[..SearchEntry.TitleMax];
                // Each once: what is looked for are single words, and long documents repeat theirs.
                var words = string.Join(' ', German.Stems($"{item.Kind} {title} {item.Text}").Distinct());
                if (kept.Remove(item.Url, out var entry))
                {
                    (entry.Kind, entry.Title, entry.Excerpt, entry.TitleWords, entry.Words, entry.Rank) = (item.Kind, title, excerpt, titleWords, words, item.Rank);
                    continue;
                }

                db.Add(
                    new SearchEntry
                    {
                        Url = item.Url,
                        Kind = item.Kind,
                        Title = title,
                        Excerpt = excerpt,
                        TitleWords = titleWords,
                        Words = words,
                        Rank = item.Rank,
                    }
                );
            }
        }

        db.RemoveRange(kept.Values);
        return Unit.Value;
    }

    private async Task<List<SearchEntry>> EntriesAsync(IEnumerable<string> places, CancellationToken ct)
    {
        List<SearchEntry> entries = [];
        foreach (var place in places)
        {
            entries.AddRange(await db.Set<SearchEntry>().Where(e => e.Url.StartsWith(place)).ToListAsync(ct));
        }

        return entries;
    }
}
