using System.Text.Json.Nodes;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>The process's own memory after the home and plan pages of 50 cities were called: the five sample cities, ten times each. What it maps of the program's files is told beside it.</summary>
internal static class ManyTenants
{
    private const int Copies = 10;
    private const double Megabyte = 1024 * 1024;

    public static IReadOnlyList<Figure> Figures => [new("own memory after 50 cities were called", 150, false, " MB", MeasureAsync)];

    private static async Task<double?> MeasureAsync(Bench bench)
    {
        var data = bench.Folder("tenants");
        var samples = bench.Folder("tenants-sample");
        var copies = Sample.Cities.SelectMany(c => Enumerable.Range(0, Copies).Select(i => c with { Slug = i == 0 ? c.Slug : $"{c.Slug}-{i}" })).ToList();
        foreach (var (copy, index) in copies.Select((c, i) => (c, i)))
        {
            await CopyAsync(Path.Combine(Bench.Samples, Sample.Cities[index / Copies].Slug), Path.Combine(samples, copy.Slug), copy.Slug);
        }

        await using (await bench.StartAsync(data, $"--Samples:Directory={samples}")) { }
        await using var product = await bench.StartAsync(data);
        var atStart = product.Memory;
        foreach (var city in copies)
        {
            _ = new Request(city.Host, "/", Request.Browser).Send(product.Port).Status is 200 ? 0 : throw new InvalidOperationException($"{city.Host} is not there.");
            foreach (var plan in city.Plans)
            {
                Load.Must200(new Request(city.Host, $"/plan/{plan}", Request.Browser).Send(product.Port).Status);
            }
        }

        var touched = product.Memory;
        Bench.Say(
            $"{atStart.Own / Megabyte:0} MB after the first page, {touched.Own / Megabyte:0} MB after {copies.Count} cities; with the mapped program {atStart.All / Megabyte:0} and {touched.All / Megabyte:0} MB"
        );
        return touched.Own / Megabyte;
    }

    private static async Task CopyAsync(string from, string to, string slug)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var path = Path.Combine(to, "tenant.json");
        var tenant = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        tenant["slug"] = slug;
        tenant["ownHosts"] = new JsonArray();
        await File.WriteAllTextAsync(path, tenant.ToJsonString());
    }
}
