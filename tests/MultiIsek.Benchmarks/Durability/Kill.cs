using System.Diagnostics;
using System.Globalization;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>P4: an acknowledged contribution is never lost. Killed under twenty writers; and, since that alone proves nothing, the syncs of the disk are counted.</summary>
internal static class Kill
{
    private const int Writing = 20;

    public static IReadOnlyList<Trial> Trials { get; } =
    [
        new("P4: killed while twenty write, on SQLite", (bench, isFull) => OnSqliteAsync(bench, isFull ? 20 : 1)),
        new("P4: killed while twenty write, on PostgreSQL", (bench, isFull) => OnPostgresAsync(bench, isFull ? 20 : 1)),
        new("P4: each acknowledged contribution was synced to the disk", SyncsAsync),
    ];

    private static async Task OnSqliteAsync(Bench bench, int rounds)
    {
        var data = await bench.CitiesAsync("kill");
        await RoundsAsync(rounds, () => bench.StartAsync(data, Place.NoLimits), () => Rows.OfFolderAsync(data, Writers.Stored));
        var check = await Rows.OfFolderAsync(data, "PRAGMA integrity_check");
        Durability.Trials.Must(check is [["ok"]], $"The database is damaged: {check[0][0]}");
    }

    private static async Task OnPostgresAsync(Bench bench, int rounds)
    {
        var database = await Durability.Trials.DatabaseAsync(bench);
        await RoundsAsync(rounds, () => bench.StartAsync(database, Place.NoLimits), () => database.ReadAsync(Writers.Stored));
    }

    private static async Task RoundsAsync(int rounds, Func<Task<Product>> start, Func<Task<IReadOnlyList<string[]>>> read)
    {
        Writers? writers = null;
        var before = 0;
        for (var round = 0; round < rounds; round++)
        {
            Task writing;
            await using (var product = await start())
            {
                writers ??= new Writers(Sample.Places(product));
                writing = writers.WriteAsync(product.Port, Writing, CancellationToken.None);
                // Not before the first are told, so that each round has something to lose.
                for (var i = 0; i < 300 && writers.Receipts.Count < before + Writing; i++)
                {
                    await Task.Delay(100);
                }

                await Task.Delay(Random.Shared.Next(200, 1200));
            }

            await writing;
            Durability.Trials.Must(writers.Receipts.Count > before, $"Nothing was acknowledged in round {round + 1}.");
            before = writers.Receipts.Count;
            await using (await start()) { }
            writers.MustBe(await read());
        }

        Bench.Say($"{before} acknowledged in {rounds} rounds, none lost");
    }

    private static async Task SyncsAsync(Bench bench, bool isFull)
    {
        const string Strace = "/usr/bin/strace";
        if (!File.Exists(Strace))
        {
            throw new LackingException("strace is not installed");
        }

        var log = Path.Combine(bench.Folder("syncs"), "log");
        var script = Path.Combine(bench.Folder("syncs"), "program");
        // -D: the product is our own child, and strace ends with it.
        await File.WriteAllTextAsync(
            script,
            $"#!/bin/sh\nexec {Strace} -D -f --seccomp-bpf -qq -e trace=fsync,fdatasync -e signal=none -o '{log}' '{await bench.ProgramAsync()}' \"$@\"\n"
        );
        await (Process.Start("chmod", ["+x", script]) ?? throw new InvalidOperationException("There is no chmod.")).WaitForExitAsync();
        var data = await bench.CitiesAsync("syncs-data");
        await using var product = await Product.StartAsync(script, data, new Dictionary<string, string>(), Place.NoLimits);
        var places = Sample.Places(product);
        var writers = new Writers(places);
        using var wire = new Wire(product.Port);
        writers.Write(wire, product.Port, places[0]);
        var count = isFull ? 200 : 20;
        var before = Count(log);
        for (var i = 0; i < count; i++)
        {
            Load.Must200(writers.Write(wire, product.Port, places[0]));
        }

        // Lines arrive a little later.
        await Task.Delay(500);
        var syncs = Count(log) - before;
        Bench.Say(string.Create(CultureInfo.InvariantCulture, $"{syncs} syncs for {count} contributions"));
        Durability.Trials.Must(syncs >= count, $"Only {syncs} syncs for {count} contributions.");
    }

    private static int Count(string log) =>
        File.Exists(log) ? File.ReadLines(log).Count(l => l.Contains("sync(", StringComparison.Ordinal)) : throw new LackingException("strace may not trace here");
}
