using System.Net;
using AngleSharp.Dom;

namespace MultiIsek.Tests.Site;

/// <summary>What holds for every public page of every city: found by following every link.</summary>
[Collection("app")]
public sealed class PublicPagesTests(App app)
{
    private const int Limit = 500;

    public static TheoryData<string> Cities => [.. Repository.Samples.Select(s => System.IO.Path.GetFileName(s)!)];

    [Theory, MemberData(nameof(Cities))]
    public async Task Every_link_leads_somewhere_and_every_page_keeps_the_promises(string city)
    {
        var visits = await Crawler.CrawlAsync(app.City(city), Limit);

        Assert.True(visits.Count >= 15, $"only {visits.Count} addresses found");
        Assert.Empty(visits.SelectMany(Faults).Distinct().Take(20));
    }

    [Fact]
    public async Task Every_page_of_the_platform_keeps_the_promises()
    {
        var visits = await Crawler.CrawlAsync(app.Platform(), Limit);

        Assert.NotEmpty(visits);
        Assert.Empty(visits.SelectMany(Faults).Distinct().Take(20));
    }

    private static IEnumerable<string> Faults(Visit visit)
    {
        string At(string fault) => $"{visit.Address} (from {visit.From}): {fault}";
        if (visit.Status is not (HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.MovedPermanently))
        {
            yield return At($"answers {(int)visit.Status}");
        }

        if (visit.Headers.ContainsKey("Set-Cookie"))
        {
            yield return At("sets a cookie");
        }

        if (!visit.Headers.TryGetValue("Content-Security-Policy", out var policy) || !policy.Contains("default-src 'none'", StringComparison.Ordinal))
        {
            yield return At("has no content security policy");
        }

        if (visit.Page is not { } page)
        {
            yield break;
        }

        if (page.DocumentElement.GetAttribute("lang") != "de" || string.IsNullOrWhiteSpace(page.Title) || page.QuerySelectorAll("h1").Length != 1)
        {
            yield return At("needs lang=de, a title and one h1");
        }

        foreach (var name in new[] { "/impressum", "/datenschutz", "/barrierefreiheit" }.Where(n => page.QuerySelector($"footer a[href='{n}']") is null))
        {
            yield return At($"does not lead to {name} in its footer");
        }

        foreach (var element in page.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], link[rel=preload], img, iframe, source, form"))
        {
            var address = element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("action") ?? "/";
            if (address.Contains("://", StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal))
            {
                yield return At($"asks another host: {address}");
            }
        }

        if (page.QuerySelector("[style], style, script:not([src]):not([type='application/ld+json'])") is { } inline)
        {
            yield return At($"has inline style or script: {inline.OuterHtml[..Math.Min(80, inline.OuterHtml.Length)]}");
        }

        var isKept = visit.Headers.TryGetValue("Cache-Control", out var cache) && !cache.Contains("no-store", StringComparison.Ordinal);
        if (isKept && page.QuerySelector("form[method=post i]") is not null)
        {
            yield return At("is a reading page with a form to post");
        }

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        foreach (var twice in ids.GroupBy(i => i).Where(g => g.Count() > 1))
        {
            yield return At($"has the id {twice.Key} {twice.Count()} times");
        }
    }
}
