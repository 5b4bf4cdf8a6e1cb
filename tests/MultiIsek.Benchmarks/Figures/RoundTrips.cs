using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>How often a plan page that is not in the cache asks the database, every statement counted: on PostgreSQL where there is one, else on SQLite.</summary>
internal static class RoundTrips
{
    public static IReadOnlyList<Figure> Figures =>
        [
            new("database round trips of a plan page after a miss", 2, false, "", b => MeasureAsync(b, isWritten: false)),
            new("database round trips of a plan page after a guest's comment", 2, false, "", b => MeasureAsync(b, isWritten: true)),
        ];

    private static async Task<double?> MeasureAsync(Bench bench, bool isWritten)
    {
        var postgres = await bench.PostgresAsync();
        var log = Path.Combine(bench.Folder("statements"), $"{Guid.NewGuid():N}");
        Dictionary<string, string> environment = new() { ["DOTNET_STARTUP_HOOKS"] = typeof(RoundTrips).Assembly.Location, ["ISEK_BENCH_STATEMENTS"] = log };
        if (postgres is not null)
        {
            environment["ISEK_BENCH_POSTGRES"] = "1";
        }

        string[] settings = [.. Place.NoLimits, .. postgres?.Settings ?? []];
        await using var product = await Product.StartAsync(await bench.ProgramAsync(), await bench.CitiesAsync("roundtrips"), environment, settings);
        var place = Sample.Places(product)[0];
        var plan = string.Join('/', place.Page.Split('/')[..3]);
        string Page(int no) => new Request(place.Host, $"{plan}?seite={no}", null).Text(product.Port);
        using var wire = new Wire(product.Port);
        List<int> counts = [];
        for (var no = 1; no <= 5; no++)
        {
            var comment = isWritten ? place.Comment(wire, product.Port, $"Ein Kommentar, Nummer {no}.") : null;
            Page(-no);
            if (comment is not null)
            {
                Load.Must200(wire.Exchange(comment.Bytes(product.Port)));
            }

            var before = (await File.ReadAllLinesAsync(log)).Length;
            Page(no);
            var asked = (await File.ReadAllLinesAsync(log))[before..];
            counts.Add(asked.Length);
            if (no == 5)
            {
                Bench.Say($"{(postgres is null ? "SQLite" : "PostgreSQL")}: {string.Join(" | ", asked.Select(a => a[..Math.Min(a.Length, 140)]))}");
            }
        }

        return counts.Max();
    }
}
