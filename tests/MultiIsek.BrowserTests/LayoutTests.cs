namespace MultiIsek.BrowserTests;

/// <summary>Where things stand on a phone.</summary>
[Collection("browser")]
public sealed class LayoutTests(BrowserApp app)
{
    [Fact]
    public async Task What_is_said_at_an_indented_row_stands_below_its_title()
    {
        await using var visit = await app.VisitAsync(360);
        await visit.OpenAsync("herzberg.localhost/plan");
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var edges = await visit.Page.EvaluateAsync<double[]>(
            "() => ['.row--sub1 .row__main a', '.row--sub1 .row__meta span'].map(s => document.querySelector(s).getBoundingClientRect().left)"
        );

        Assert.Equal(edges[0], edges[1], 1.0);
    }

    [Theory]
    [InlineData("herzberg.localhost/")]
    [InlineData("hagen.localhost/plan/hagenplant-2035/baustein-c")]
    [InlineData("herzberg.localhost/plan/insek/m6-1")]
    public async Task An_arrow_follows_the_last_word_and_its_link_keeps_away_from_the_list_above(string address)
    {
        await using var visit = await app.VisitAsync(360);
        await visit.OpenAsync(address);
        // A box of its own would stand at the edge when the words wrap.
        var boxes = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a.go:not(.go--back)')].map(a => getComputedStyle(a, '::after').display)");
        var gaps = await visit.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('main :is(.rows, .docs, .six) + p > a.go')].map(a => a.getBoundingClientRect().top - a.parentElement.previousElementSibling.getBoundingClientRect().bottom)"
        );

        Assert.NotEmpty(boxes);
        Assert.All(boxes, box => Assert.Equal("inline", box));
        Assert.All(gaps, gap => Assert.True(gap >= 8, $"{gap}"));
    }
}
