using System.Net;
using AngleSharp.Html.Dom;

namespace MultiIsek.Tests;

/// <summary>Follows every link of a city's own pages, breadth first.</summary>
internal static class Crawler
{
    /// <summary>All answers within the city, pages parsed; <paramref name="limit"/> bounds the addresses that are asked.</summary>
    public static async Task<IReadOnlyList<Visit>> CrawlAsync(HttpClient client, int limit)
    {
        List<Visit> visits = [];
        HashSet<string> seen = ["/"];
        Queue<(string Address, string From)> queue = new([("/", "start")]);
        while (visits.Count < limit && queue.TryDequeue(out var next))
        {
            using var response = await client.GetAsync(next.Address);
            var page = response.Content.Headers.ContentType?.MediaType == "text/html" ? await response.Html() : null;
            visits.Add(
                new Visit(
                    next.Address,
                    next.From,
                    response.StatusCode,
                    response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value)),
                    page
                )
            );
            foreach (var link in Links(page).Append(response.Headers.Location?.OriginalString ?? ""))
            {
                if (Own(client, link) is { } address && seen.Add(address))
                {
                    queue.Enqueue((address, next.Address));
                }
            }
        }

        return visits;
    }

    private static IEnumerable<string> Links(IHtmlDocument? page) => page is null ? [] : page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!);

    // Path and query of an address on the same host; null for all others and for places within a page.
    private static string? Own(HttpClient client, string link) =>
        link.Length > 0 && link[0] != '#' && Uri.TryCreate(client.BaseAddress, link, out var uri) && uri.Scheme == "http" && uri.Authority == client.BaseAddress!.Authority
            ? uri.PathAndQuery
            : null;
}

/// <summary>What one address answered.</summary>
internal sealed record Visit(string Address, string From, HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, IHtmlDocument? Page);
