using System.Diagnostics;
using Microsoft.Data.Sqlite;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>The first pages of a chapter with 100,000 comments, against those of one with 200: the chapter itself and its list of comments, whichever fares worse.</summary>
internal static class ManyComments
{
    private const int Few = 200;
    private const int Many = 100_000;

    public static IReadOnlyList<Figure> Figures =>
        [
            new("first page of a chapter with 100000 comments / 200 comments, SQLite", 1.2, false, "", b => MeasureAsync(b, null)),
            new(
                "first page of a chapter with 100000 comments / 200 comments, PostgreSQL",
                1.2,
                false,
                "",
                async b => await b.PostgresAsync() is { } postgres ? await MeasureAsync(b, postgres) : null
            ),
        ];

    private static async Task<double?> MeasureAsync(Bench bench, PostgresDatabase? postgres)
    {
        var data = await bench.CitiesAsync(postgres is null ? "many" : "many-files");
        string[] settings = [.. Place.NoLimits, .. postgres?.Settings ?? []];
        IReadOnlyList<Place> places;
        await using (var product = await bench.StartAsync(data, settings))
        {
            places = Sample.Places(product);
            using var wire = new Wire(product.Port);
            for (var i = 0; i < places.Count; i++)
            {
                Load.Must200(
                    wire.Exchange(places[i].Comment(wire, product.Port, $"Muster {i}: Der Weg am Bach ist zu schmal, und nach Regen steht er unter Wasser.").Bytes(product.Port))
                );
            }
        }

        foreach (
            var sql in CommentCopies
                .Statements(postgres is not null, "Muster 0", Few, 1_000_000)
                .Concat(CommentCopies.Statements(postgres is not null, "Muster 1", Many, 2_000_000))
        )
        {
            await ExecuteAsync(data, postgres, sql);
        }

        if (postgres is not null)
        {
            // What the server does by itself within a minute; before that it takes the table for empty.
            await postgres.ExecuteAsync("ANALYZE");
        }

        await using var filled = await bench.StartAsync(data, settings);
        return new[] { "", "/kommentare" }.Max(end => Compare(filled, places[1], places[0], end));
    }

    // One after the other, a miss each time; the median of their times.
    private static double Compare(Product product, Place many, Place few, string end)
    {
        using var wire = new Wire(product.Port);
        List<(double Many, double Few)> times = [];
        double Time(Place place, int no)
        {
            var request = new Request(place.Host, $"{place.Page}{end}?seite={no}", null).Bytes(product.Port);
            var start = Stopwatch.GetTimestamp();
            Load.Must200(wire.Exchange(request));
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        for (var no = 0; no < 700; no++)
        {
            times.Add(no % 2 == 0 ? (Time(many, no), Time(few, no)) : (Time(many, -no), Time(few, -no)));
        }

        var (slow, quick) = (Load.Median(times.Skip(300).Select(t => t.Many)), Load.Median(times.Skip(300).Select(t => t.Few)));
        Bench.Say($"{many.Page}{end}: {slow:0.00} ms with {Many} comments, {quick:0.00} ms with {Few}");
        return slow / quick;
    }

    private static async Task ExecuteAsync(string data, PostgresDatabase? postgres, string sql)
    {
        if (postgres is not null)
        {
            await postgres.ExecuteAsync(sql);
            return;
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "multiisek.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
