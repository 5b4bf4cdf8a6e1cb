using System.Net;
using MultiIsek.Tests.Participation;

namespace MultiIsek.Tests.Interop;

[Collection("comments")]
public sealed class ApiLimitTests(CommentApp app)
{
    [Fact]
    public async Task Who_asks_too_often_waits_in_this_city_and_from_this_address_only()
    {
        const string Address = "198.51.100.77";
        foreach (var _ in Enumerable.Range(0, CommentApp.ApiPerAddress))
        {
            using var taken = await app.AskAsync("musterstadt", "plans", null, (CommentApp.Address, Address));
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await app.AskAsync("musterstadt", "plans", null, (CommentApp.Address, Address), ("X-Forwarded-For", "203.0.113.5"));
        using var guessing = await app.AskAsync("musterstadt", "plans", "isek_falsch", (CommentApp.Address, Address));
        using var other = await app.AskAsync("musterstadt", "plans", null, (CommentApp.Address, "198.51.100.78"));
        using var elsewhere = await app.AskAsync("hagen", "plans", null, (CommentApp.Address, Address));
        using var page = await app.AskAsync("musterstadt", "/plan", null, (CommentApp.Address, Address));

        Assert.Equal("Zu viele Anfragen", (await refused.ProblemAsync(HttpStatusCode.TooManyRequests)).Text("title"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        await guessing.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], new[] { other.StatusCode, elsewhere.StatusCode, page.StatusCode });
    }
}
