using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Kernel.Search;

/// <summary>Suche auffrischen: brings the city's entries to what its modules publish now; writes only what differs. Saves with the caller's next save.</summary>
public sealed record RefreshSearch : IRequest;

internal sealed class RefreshSearchHandler(IsekDbContext db, IEnumerable<ISearchSource> sources) : IRequestHandler<RefreshSearch, Unit>
{
    // The search shows a piece of it, around what was asked for.
    private const int ExcerptMax = 8000;

    public async Task<Unit> Handle(RefreshSearch request, CancellationToken ct)
    {
        var kept = await db.Set<SearchEntry>().ToDictionaryAsync(e => e.Url, ct);
        foreach (var source in sources)
        {
            foreach (var item in await source.ListAsync(db, ct))
            {
                var title = item.Title.Length <= SearchEntry.TitleMax ? item.Title : item.Title[..SearchEntry.TitleMax];
                var excerpt = item.Text.Length <= ExcerptMax ? item.Text : item.Text[..(item.Text.LastIndexOf(' ', ExcerptMax) is > 0 and var end ? end : ExcerptMax)];
                var titleWords = German.Index(title);
                titleWords = titleWords.Length <= SearchEntry.TitleMax ? titleWords : titleWords[..SearchEntry.TitleMax];
                var words = German.Index($"{item.Kind} {title} {item.Text}");
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
}
