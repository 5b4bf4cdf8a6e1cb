using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>A plan page that the page cache has, against bare Kestrel with the same bytes and headers.</summary>
internal static class CachedPage
{
    public static IReadOnlyList<Figure> Figures =>
        [
            new("plan page from the cache / bare Kestrel", 0.8, true, "", b => MeasureAsync(b, Request.Browser)),
            new("plan page from the cache / bare Kestrel, uncompressed", 0.8, true, "", b => MeasureAsync(b, null)),
        ];

    private static async Task<double?> MeasureAsync(Bench bench, string? encoding)
    {
        await using var product = await bench.StartAsync(await bench.CitiesAsync("cached"));
        var page = Sample.HeaviestPlan(product, encoding);
        await using var bare = await BareAsync(bench, page, product);
        var own = page.Bytes(product.Port);
        var other = page.Bytes(bare.Port);
        return Load.Ratio(time => Load.PerSecond(product, () => own, time), time => Load.PerSecond(bare, () => other, time));
    }

    /// <summary>Bare Kestrel with the answer that the product gives to this request.</summary>
    public static async Task<Product> BareAsync(Bench bench, Request page, Product product)
    {
        var answer = page.Send(product.Port);
        Bench.Say($"{page.Host}{page.Path}: {answer.Body.Length} bytes, {answer.Headers.Count} headers, {page.Encoding ?? "uncompressed"}");
        var file = Path.Combine(bench.Folder("answers"), "answer");
        await answer.SaveAsync(file);
        return await Product.StartBareAsync(file);
    }
}
