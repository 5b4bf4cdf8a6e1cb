using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>The same page rendered for each request: "seite" belongs to the cache's key, but changes nothing on this page.</summary>
internal static class RenderedPage
{
    public static IReadOnlyList<Figure> Figures =>
        [
            new("plan page after a miss / bare Kestrel", 0.1, true, "", b => MeasureAsync(b, Request.Browser)),
            new("plan page after a miss / bare Kestrel, uncompressed", 0.1, true, "", b => MeasureAsync(b, null)),
        ];

    private static async Task<double?> MeasureAsync(Bench bench, string? encoding)
    {
        await using var product = await bench.StartAsync(await bench.CitiesAsync("rendered"));
        var page = Sample.HeaviestPlan(product, encoding);
        await using var bare = await CachedPage.BareAsync(bench, page, product);
        var other = page.Bytes(bare.Port);
        var no = 0;
        byte[] Missed() => (page with { Path = $"{page.Path}?seite={Interlocked.Increment(ref no)}" }).Bytes(product.Port);
        return Load.Ratio(time => Load.PerSecond(product, Missed, time), time => Load.PerSecond(bare, () => other, time));
    }
}
