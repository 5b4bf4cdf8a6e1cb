using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;

namespace MultiIsek.Site.Search;

/// <summary>Suche: every word must be found, as a word or as part of one; hits in titles stand first.</summary>
[AllowAnonymous]
internal sealed class SearchPage(IsekDbContext db, IMediator mediator) : PageModel
{
    public const int PageSize = 20;

    /// <summary>Nobody reads further; the words are too common then.</summary>
    public const int PagesMax = 25;

    public string? Query { get; private set; }
    public SearchWords Words { get; private set; } = SearchWords.None;
    public IReadOnlyList<Hit> Hits { get; private set; } = [];

    /// <summary>Where in a PDF the words stand.</summary>
    public IReadOnlyDictionary<string, DocumentPageHit> DocumentPages { get; private set; } = new Dictionary<string, DocumentPageHit>();
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;
    public int Pages => Math.Min(PagesMax, (Total + PageSize - 1) / PageSize);

    public async Task OnGetAsync(string? q, string? seite, CancellationToken ct)
    {
        // What was asked is said again on the page: no longer than what is looked for.
        Query = SearchWords.Cut(q);
        Words = SearchWords.Of(Query);
        if (Words.Stems.Count == 0)
        {
            return;
        }

        Number = int.TryParse(seite, out var asked) ? Math.Clamp(asked, 1, PagesMax) : 1;
        var found = db.Set<SearchEntry>().AsQueryable();
        IOrderedQueryable<SearchEntry>? ordered = null;
        foreach (var stem in Words.Stems)
        {
            // Contains escapes what is a wildcard to the database.
            found = found.Where(e => e.Words.Contains(stem));
        }

        foreach (var stem in Words.Stems)
        {
            ordered = ordered is null ? found.OrderByDescending(e => e.TitleWords.Contains(stem)) : ordered.ThenByDescending(e => e.TitleWords.Contains(stem));
        }

        Total = await found.CountAsync(ct);
        if (Total > 0)
        {
            Number = Math.Min(Number, Pages);
            Hits = await ordered!
                .ThenBy(e => e.Rank)
                .ThenBy(e => e.Title)
                .ThenBy(e => e.Url)
                .Skip((Number - 1) * PageSize)
                .Take(PageSize)
                .Select(e => new Hit(e.Url, e.Kind, e.Title, e.Excerpt))
                .ToListAsync(ct);
            DocumentPages = await mediator.Send(new FindDocumentPages([.. Hits.Select(h => h.DocumentKey).OfType<string>()], Words.Stems), ct);
        }
    }

    public DocumentPageHit? PageOf(Hit hit) => hit.DocumentKey is { } key ? DocumentPages.GetValueOrDefault(key) : null;

    internal sealed record Hit(string Url, string Kind, string Title, string Excerpt)
    {
        private const string Documents = "/dokumente/";

        public string? DocumentKey => Url.StartsWith(Documents, StringComparison.Ordinal) ? Url[Documents.Length..] : null;
    }
}
