using System.Globalization;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>P15: the opening day holds, and one city's peak is no other city's problem. On PostgreSQL, the load on the same machine.</summary>
internal static class OpeningDay
{
    public static IReadOnlyList<Trial> Trials { get; } =
    [new("P15: 150 page views and 10 writes a second", PeakAsync), new("P15: a burst on one city and the pages of another", BurstAsync)];

    public static IReadOnlyList<Request> Pages() =>
        [
            .. Sample.Cities.SelectMany(c =>
                new[] { "/", "/mitmachen", "/dokumente" }.Concat(c.Plans.Select(p => $"/plan/{p}")).Select(p => new Request(c.Host, p, Request.Browser))
            ),
        ];

    private static async Task PeakAsync(Bench bench, bool isFull)
    {
        var database = await Durability.Trials.DatabaseAsync(bench);
        await using var product = await bench.StartAsync(database, Place.NoLimits);
        var places = Sample.Places(product);
        var pages = Pages();
        var writers = new Writers(places);
        var time = TimeSpan.FromSeconds(isFull ? 120 : 6);
        bool View(Wire wire, int i) => wire.Exchange(pages[i % pages.Count].Bytes(product.Port)) == 200;
        bool Write(Wire wire, int i) => writers.Write(wire, product.Port, places[i % places.Count]) == 200;
        await OpenLoop.RunAsync(product.Port, 50, TimeSpan.FromSeconds(isFull ? 20 : 3), 8, View);

        var viewing = OpenLoop.RunAsync(product.Port, 150, time, 32, View);
        var writing = OpenLoop.RunAsync(product.Port, 10, time, 16, Write);
        var (views, writes) = (await viewing, await writing);

        Bench.Say(string.Create(CultureInfo.InvariantCulture, $"p95 of views {views.P95:0} ms, of writes (form and sending) {writes.P95:0} ms; goal 500 ms on two cores"));
        Durability.Trials.Must(views.Errors + writes.Errors == 0, $"{views.Errors} views and {writes.Errors} writes failed.");
        writers.MustBe(await database.ReadAsync(Writers.Stored));
        Durability.Trials.Must(!isFull || (views.P95 < 500 && writes.P95 < 500), "It was too slow.");
    }

    private static async Task BurstAsync(Bench bench, bool isFull)
    {
        var database = await Durability.Trials.DatabaseAsync(bench);
        await using var product = await bench.StartAsync(database, Place.NoLimits);
        var (loud, quiet) = (Sample.Cities[0], Sample.Cities[1]);
        var pages = Pages().Where(p => p.Host == quiet.Host).ToList();
        var time = TimeSpan.FromSeconds(isFull ? 30 : 4);
        Task<Waits> ViewAsync() => OpenLoop.RunAsync(product.Port, 20, time, 8, (wire, i) => wire.Exchange(pages[i % pages.Count].Bytes(product.Port)) == 200);
        await ViewAsync();
        var idle = await ViewAsync();
        using var enough = new CancellationTokenSource();
        var burst = OpenLoop.BurstAsync(product.Port, isFull ? 500 : 100, new Request(loud.Host, $"/plan/{loud.Plans[0]}", Request.Browser), enough.Token);
        var meanwhile = await ViewAsync();
        await enough.CancelAsync();
        await burst;

        var ratio = meanwhile.P95 / idle.P95;
        Bench.Say(string.Create(CultureInfo.InvariantCulture, $"p95 of the other city {idle.P95:0.0} ms idle, {meanwhile.P95:0.0} ms in the burst: {ratio:0.0} times; goal 2"));
        Durability.Trials.Must(idle.Errors + meanwhile.Errors == 0, $"{meanwhile.Errors} pages of the other city failed in the burst.");
        Durability.Trials.Must(!isFull || ratio <= 2, "The other city waited.");
    }
}
