using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>
/// Seconds from the process's start to the first home page of a city, on existing data; and how many more they are on an empty folder: making the databases and the
/// import of all five cities.
/// </summary>
internal static class Starting
{
    private const int Starts = 5;

    public static IReadOnlyList<Figure> Figures =>
        [
            new("import of all five cities into new databases", 5, false, " s", ImportAsync),
            new("first page after the start", 1, false, " s", b => MeasureAsync(b, i => b.CitiesAsync($"started-{i}"))),
        ];

    private static async Task<double?> ImportAsync(Bench bench)
    {
        var empty = await MeasureAsync(bench, i => Task.FromResult(bench.Folder($"empty-{i}")));
        var filled = await MeasureAsync(bench, i => bench.CitiesAsync($"filled-{i}"));
        return empty - filled;
    }

    private static async Task<double?> MeasureAsync(Bench bench, Func<int, Task<string>> data)
    {
        List<double> seconds = [];
        for (var i = 0; i < Starts; i++)
        {
            await using var product = await bench.StartAsync(await data(i));
            seconds.Add(product.Started.TotalSeconds);
        }

        Bench.Say(string.Join(", ", seconds.Select(s => $"{s:0.00} s")));
        return Load.Median(seconds);
    }
}
