using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MultiIsek.Tests;

/// <summary>Reads pages as a browser would.</summary>
public static class Pages
{
    /// <summary>The page at this address; it must be there.</summary>
    public static async Task<IHtmlDocument> Page(this HttpClient client, string url)
    {
        using var response = await client.GetAsync(url);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{url}: {(int)response.StatusCode}");
        return await response.Html();
    }

    public static async Task<IHtmlDocument> Html(this HttpResponseMessage response)
    {
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Text of the first element that matches, white space joined; it must be there.</summary>
    public static string TextOf(this AngleSharp.Dom.IParentNode page, string selector)
    {
        var element = page.QuerySelector(selector);
        Assert.True(element is not null, $"nothing matches {selector}");
        return string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
