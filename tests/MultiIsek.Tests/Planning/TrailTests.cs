namespace MultiIsek.Tests.Planning;

/// <summary>A stage and a resolution are one step only where the data says so: that their dates are equal means nothing.</summary>
[Collection("app")]
public sealed class TrailTests(App app)
{
    [Fact]
    public async Task An_equal_date_makes_no_stage_a_resolution()
    {
        using var city = new CityCopy();
        city.Edit("council.json", c => c["resolutions"]![0]!.AsObject().Remove("stage"));
        await app.ImportAsync(city.Folder);

        var page = await app.City(city.Slug).Page("/plan/stadtumbauplan");

        Assert.Equal(2, Steps(page).Count(s => s.Contains("18. Juni 2025", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_stage_that_goes_leaves_its_resolution_and_a_new_one_takes_it()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        Assert.Single(Steps(await app.City(city.Slug).Page("/plan/stadtumbauplan")), s => s.Contains("18. Juni 2025", StringComparison.Ordinal));

        city.Edit("plans.json", p => p["plans"]![0]!["stages"]!.AsArray().RemoveAt(1));
        Assert.Contains(await city.FaultsAsync(app), f => f is { File: "council.json", Field: "resolutions[0].stage" });

        city.Edit("council.json", c => c["resolutions"]![0]!["stage"] = "umsetzung");
        await app.ImportAsync(city.Folder);
        var steps = Steps(await app.City(city.Slug).Page("/plan/stadtumbauplan"));

        Assert.DoesNotContain(steps, s => s.Contains("18. Juni 2025", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.Contains("Zum Beschluss", StringComparison.Ordinal));
    }

    private static List<string> Steps(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll(".trail li").Select(l => l.TextContent.Replace('\u00a0', ' '))];
}
