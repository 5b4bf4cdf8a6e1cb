using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Tests.Participation;

[Collection("comments")]
public sealed class LimitTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task The_sixth_comment_from_one_address_waits_whatever_it_says_of_itself()
    {
        var phase = await app.PhaseAsync(City);
        var first = app.Time.Now + TimeSpan.FromSeconds(5);
        for (var i = 0; i < 5; i++)
        {
            using var taken = await SendAsync(City, phase.Key, "198.51.100.7", $"203.0.113.{i}");
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await SendAsync(City, phase.Key, "198.51.100.7", "203.0.113.99");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        // When the first of the five is ten minutes old; each form took five seconds.
        Assert.Equal(first.AddMinutes(10) - app.Time.Now, refused.Headers.RetryAfter!.Delta!.Value);
        var page = await refused.Html();
        Assert.Equal("Bitte warten Sie einen Moment", page.TextOf("h1"));
        Assert.Equal("Noch einer.", page.QuerySelector("textarea[readonly]")!.TextContent.Trim());
        Assert.Equal(5, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.PhaseId == phase.Id)));

        using var other = await SendAsync(City, phase.Key, "198.51.100.8", null);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        var elsewhere = await app.PhaseAsync("musterstadt");
        using var neighbour = await SendAsync("musterstadt", elsewhere.Key, "198.51.100.7", null, "b-steg");
        Assert.Equal(HttpStatusCode.OK, neighbour.StatusCode);
    }

    [Fact]
    public async Task An_IPv6_network_counts_as_one_address()
    {
        var phase = await app.PhaseAsync(City);
        for (var i = 0; i < 5; i++)
        {
            (await SendAsync(City, phase.Key, $"2001:db8:1:2:{i}::1", null)).Dispose();
        }

        using var refused = await SendAsync(City, phase.Key, "2001:db8:1:2:ffff:ffff:ffff:ffff", null);
        using var next = await SendAsync(City, phase.Key, "2001:db8:1:3::1", null);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Codes_cannot_be_tried_without_end()
    {
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 21; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/mitmachen/nachsehen") { Content = new FormUrlEncodedContent([new("code", "7KXM 4QTP 9WZR H2CD")]) };
            request.Headers.Add(CommentApp.Address, "198.51.100.20");
            using var answer = await app.City(City).SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(20, answers.Count(a => a == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    public void Addresses_have_one_form(string address, string counted)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Assert.Equal(counted, MultiIsek.Kernel.People.ClientAddress.Of(http));
    }

    private async Task<HttpResponseMessage> SendAsync(string city, string phase, string address, string? forwarded, string element = "m1-1")
    {
        var form = await app.FormAsync(city, phase, element, element == "m1-1" ? 1 : 0);
        (string, string)[] headers = forwarded is null ? [(CommentApp.Address, address)] : [(CommentApp.Address, address), ("X-Forwarded-For", forwarded)];
        return await form.SendAsync("Noch einer.", headers: headers);
    }
}
