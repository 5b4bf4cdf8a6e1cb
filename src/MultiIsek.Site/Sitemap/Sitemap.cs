using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Kernel.Pages;
using MultiIsek.Site.Home;

namespace MultiIsek.Site.Sitemap;

/// <summary>sitemap.xml and robots.txt of a city. A demonstration stays readable to robots: only so do they see that it asks not to be indexed.</summary>
internal static class SitemapFiles
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>What the format allows in one file.</summary>
    private const int UrlsMax = 50_000;
    private static readonly string[] Fixed =
    [
        "/",
        "/plan",
        "/orte",
        "/beschluesse",
        "/mitmachen",
        "/termine",
        "/dokumente",
        "/kontakt",
        "/impressum",
        "/datenschutz",
        "/barrierefreiheit",
    ];

    public static void MapSitemap(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/sitemap.xml", [HttpMethods.Get, HttpMethods.Head], GetSitemapAsync).AllowAnonymous();
        app.MapMethods("/robots.txt", [HttpMethods.Get, HttpMethods.Head], GetRobots).AllowAnonymous();
    }

    private static async Task<Utf8ContentHttpResult> GetSitemapAsync(HttpContext http, SiteContents contents, IPublicAddress address, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await using (
            var xml = XmlWriter.Create(
                file,
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    Async = true,
                    Indent = true,
                }
            )
        )
        {
            await xml.WriteStartDocumentAsync();
            await xml.WriteStartElementAsync(null, "urlset", Namespace);
            foreach (var path in Fixed.Concat(await contents.UrlsAsync(ct)).Distinct().Take(UrlsMax))
            {
                await xml.WriteStartElementAsync(null, "url", Namespace);
                await xml.WriteElementStringAsync(null, "loc", Namespace, address.UrlOf(path));
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }

        http.Response.Headers.CacheControl = "public, max-age=0, must-revalidate";
        return TypedResults.Text(file.ToArray(), "application/xml; charset=utf-8");
    }

    private static ContentHttpResult GetRobots(IPublicAddress address) =>
        TypedResults.Text($"User-agent: *\nDisallow: /mitmachen/nachsehen\nDisallow: /suche\n\nSitemap: {address.UrlOf("/sitemap.xml")}\n", "text/plain", Encoding.UTF8);
}
