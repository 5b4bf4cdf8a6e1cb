using System.Globalization;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>P24: thirty minutes at 20 requests a second leave memory, handles and the write-ahead log flat. On SQLite, whose log is the product's own.</summary>
internal static class Soak
{
    private const int Samples = 30;
    private const long LogMax = 64 << 20;

    public static IReadOnlyList<Trial> Trials { get; } = [new("P24: a soak leaves memory, handles and log flat", RunAsync)];

    private static async Task RunAsync(Bench bench, bool isFull)
    {
        var data = await bench.CitiesAsync("soak");
        await using var product = await bench.StartAsync(data, Place.NoLimits);
        var places = Sample.Places(product);
        var pages = OpeningDay.Pages();
        var writers = new Writers(places);
        var time = isFull ? TimeSpan.FromMinutes(30) : TimeSpan.FromSeconds(8);
        var load = OpenLoop.RunAsync(
            product.Port,
            20,
            time,
            8,
            (wire, i) => i % 10 == 0 ? writers.Write(wire, product.Port, places[i / 10 % places.Count]) == 200 : wire.Exchange(pages[i % pages.Count].Bytes(product.Port)) == 200
        );
        List<(double Memory, double Handles, long Log)> seen = [];
        while (!load.IsCompleted)
        {
            await Task.WhenAny(load, Task.Delay(time / Samples));
            seen.Add((product.Memory.Own, product.Handles, LogOf(data)));
        }

        var waits = await load;
        var third = seen.Count / 3;
        double Median(int from, Func<(double Memory, double Handles, long Log), double> of) => Load.Median(seen.Skip(from).Take(third).Select(of));
        var (memory, handles) = (Median(2 * third, s => s.Memory) / Median(third, s => s.Memory), Median(2 * third, s => s.Handles) - Median(third, s => s.Handles));
        var log = seen.Max(s => s.Log);
        Bench.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"memory of the last third over the middle one {memory:0.00}, handles {handles:+0;-0;0}, log at most {log / 1048576.0:0.0} MB, p95 {waits.P95:0} ms"
            )
        );
        Durability.Trials.Must(waits.Errors == 0, $"{waits.Errors} requests failed.");
        Durability.Trials.Must(log <= LogMax, "The write-ahead log grows.");
        Durability.Trials.Must(handles <= 40, "Handles grow.");
        Durability.Trials.Must(!isFull || memory <= 1.15, "Memory grows.");
        writers.MustBe(await Rows.OfFolderAsync(data, Writers.Stored));
    }

    private static long LogOf(string data) => new FileInfo(Path.Combine(data, "multiisek.db-wal")) is { Exists: true } file ? file.Length : 0;
}
