using System.Net;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Participation;

/// <summary>What a city has booked holds for ideas, as it does for comments.</summary>
[Collection("comments")]
public sealed class QuotaTests(CommentApp app)
{
    [Fact]
    public async Task An_idea_too_many_is_refused_with_its_text()
    {
        using var copy = new CityCopy("herzberg");
        await app.ImportAsync(copy.Folder);
        var comments = await app.PhaseAsync(copy.Slug);
        await (await app.FormAsync(copy.Slug, comments.Key)).StoreAsync("Der erste.");
        await app.SendAsync(new BookFeatures(copy.Slug) { ContributionsAYear = 1 });
        var phase = await app.PhaseAsync(copy.Slug, p => (p.Kind, p.TargetRoles, p.PlanVersionId) = (PhaseKind.Ideas, [], null));
        var url = $"/mitmachen/{phase.Key}/idee";
        var client = app.City(copy.Slug);
        var token = (await client.Page(url)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        app.Time.Now += TimeSpan.FromSeconds(5);

        using var refused = await client.PostAsync(url, new FormUrlEncodedContent([new("title", "Brunnen"), new("text", "Einer zu viel."), new("token", token)]));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains("keine Beiträge mehr angenommen", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("Einer zu viel.", page.TextOf("textarea"), StringComparison.Ordinal);
    }
}
