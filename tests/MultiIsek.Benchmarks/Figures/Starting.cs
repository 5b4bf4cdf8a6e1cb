using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>Seconds from the process's start to the first home page of a city: on an empty folder, the import of all five cities included, and on existing data.</summary>
internal static class Starting
{
    private const int Starts = 5;

    public static IReadOnlyList<Figure> Figures =>
        [
            new("start with the import of all five cities", 5, false, " s", b => MeasureAsync(b, (_, i) => Task.FromResult(b.Folder($"empty-{i}")))),
            new("first page after the start", 1, false, " s", b => MeasureAsync(b, (_, i) => b.CitiesAsync($"started-{i}"))),
        ];

    private static async Task<double?> MeasureAsync(Bench bench, Func<Bench, int, Task<string>> data)
    {
        List<double> seconds = [];
        for (var i = 0; i < Starts; i++)
        {
            await using var product = await bench.StartAsync(await data(bench, i));
            seconds.Add(product.Started.TotalSeconds);
        }

        Bench.Say(string.Join(", ", seconds.Select(s => $"{s:0.00} s")));
        return Load.Median(seconds);
    }
}
