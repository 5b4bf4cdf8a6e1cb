using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace MultiIsek.Tests.Documents;

/// <summary>Downloads of files on disk; <see cref="Files.AzureDownloadTests"/> are the same of files in Azure's storage.</summary>
[Collection("app")]
public class DownloadTests(App app)
{
    private const string Pdf = "/dokumente/quelle-projektseite/1/projektseite.pdf";
    private const string Text = "/dokumente/quelle-projektseite/1/projektseite.md";
    private readonly HttpClient _city = app.City("herzberg");
    private readonly byte[] _bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "tenants-sample/herzberg/quellen/projektseite.pdf"));

    [Fact]
    public async Task A_file_comes_as_it_was_given_with_its_city_and_its_hash_as_tag()
    {
        using var answer = await _city.GetAsync(Pdf);

        Assert.Equal(_bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal($"\"{app.PlaceOf("herzberg").Id}-{Convert.ToHexStringLower(SHA256.HashData(_bytes))}\"", answer.Headers.ETag!.Tag);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, must-revalidate, max-age=0", answer.Headers.CacheControl!.ToString());
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Only_a_pdf_opens_in_the_browser()
    {
        using var pdf = await _city.GetAsync(Pdf);
        using var text = await _city.GetAsync(Text);

        Assert.Equal("inline", pdf.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("attachment", text.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("projektseite.md", text.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        using var part = await Ask(HttpMethod.Get, r => r.Headers.Range = new RangeHeaderValue(10, 19));
        using var end = await Ask(HttpMethod.Get, r => r.Headers.Range = new RangeHeaderValue(null, 5));
        using var beyond = await Ask(HttpMethod.Get, r => r.Headers.Range = new RangeHeaderValue(_bytes.Length, null));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(_bytes[10..20], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(_bytes[^5..], await end.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task A_part_of_another_version_is_not_mixed_in()
    {
        using var answer = await Ask(
            HttpMethod.Get,
            r =>
            {
                r.Headers.Range = new RangeHeaderValue(0, 9);
                r.Headers.IfRange = new RangeConditionHeaderValue("\"other\"");
            }
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(_bytes.Length, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Who_has_the_file_is_told_so()
    {
        using var first = await _city.GetAsync(Pdf);
        using var byTag = await Ask(HttpMethod.Get, r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var byTime = await Ask(HttpMethod.Get, r => r.Headers.IfModifiedSince = first.Content.Headers.LastModified);

        Assert.Equal(HttpStatusCode.NotModified, byTag.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, byTime.StatusCode);
    }

    [Fact]
    public async Task Head_tells_the_size_without_the_file()
    {
        using var answer = await Ask(HttpMethod.Head, _ => { });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(_bytes.Length, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("hagen", Pdf)]
    [InlineData("musterstadt", Text)]
    [InlineData("herzberg", "/dokumente/quelle-projektseite/2/projektseite.pdf")]
    [InlineData("herzberg", "/dokumente/quelle-kapitel-6/1/projektseite.pdf")]
    [InlineData("herzberg", "/dokumente/quelle-projektseite/1/..%2F..%2Fmultiisek.db")]
    public async Task What_is_not_this_citys_file_is_not_found(string city, string url) => Assert.Equal(HttpStatusCode.NotFound, (await app.City(city).GetAsync(url)).StatusCode);

    private async Task<HttpResponseMessage> Ask(HttpMethod method, Action<HttpRequestMessage> set)
    {
        using var request = new HttpRequestMessage(method, Pdf);
        set(request);
        return await _city.SendAsync(request);
    }
}
