using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>
/// A phase with 10,000 pins against one with 100: its page with the list, a section of the map from afar and from near, the lines and areas that were drawn;
/// whichever fares worse. Two data folders and two processes, asked in turns, a miss of the page cache each time.
/// </summary>
internal static class ManyPins
{
    private const int Few = 100;
    private const int Many = 10_000;
    private const string Host = "kaiserslautern.localhost";
    private const string Phase = "beispielphase-karte";

    public static IReadOnlyList<Figure> Figures => [new("phase with 10000 pins / 100 pins, page and map, SQLite", 2, false, "", MeasureAsync)];

    private static async Task<double?> MeasureAsync(Bench bench)
    {
        await using var many = await FilledAsync(bench, "pins-many", Many);
        await using var few = await FilledAsync(bench, "pins-few", Few);
        string[] addresses = ["", $"/karte.geojson?ausschnitt={Section(12)}", $"/karte.geojson?ausschnitt={Section(16)}", "/formen.geojson"];
        return addresses.Max(end => Compare(many, few, $"/mitmachen/{Phase}{end}"));
    }

    private static async Task<Product> FilledAsync(Bench bench, string name, int count)
    {
        var data = await bench.CitiesAsync(name);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(data, "multiisek.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = Pins(count);
            var stored = await command.ExecuteNonQueryAsync();
            if (stored != count)
            {
                throw new InvalidOperationException($"{stored} pins instead of {count}.");
            }
        }

        return await bench.StartAsync(data, Place.NoLimits);
    }

    /// <summary>On a field of 2 km around the middle of the city; each tenth is a line.</summary>
    private static string Pins(int count)
    {
        const string Id = "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))";
        const string At = "strftime('%Y-%m-%d %H:%M:%f', p.\"StartsAt\", '+' || n.i || ' seconds')";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {{count}})
            INSERT INTO participation_contributions
              ("Id", "TenantId", "Year", "Number", "PhaseId", "Paragraph", "Channel", "ReceivedAt", "Text", "ShowsName", "State", "PublishedAt", "ReceiptHash", "SubmissionId", "Reports", "Supports", "Title", "Longitude", "Latitude", "Shape")
            SELECT {{Id}}, p."TenantId", 2001, n.i, p."Id", 0, 'Web', {{At}}, 'Muster ' || n.i || ': Hier fehlt eine Bank, und nach Regen steht der Weg unter Wasser.', 0, 'Published', {{At}}, '', {{Id}}, 0, 0,
              'Hinweis ' || n.i, 7.76 + (n.i % 100) * 0.0002, 49.435 + (n.i / 100) * 0.0002,
              CASE WHEN n.i % 10 = 0 THEN '{"type":"LineString","coordinates":[[7.76,49.435],[7.77,49.436],[7.775,49.44]]}' END
            FROM n CROSS JOIN participation_phases p WHERE p."Key" = '{{Phase}}'
            """
        );
    }

    // One after the other; the median of their times.
    private static double Compare(Product many, Product few, string address)
    {
        using var wires = new Wires(new Wire(many.Port), new Wire(few.Port));
        List<(double Many, double Few)> times = [];
        double Time(Wire wire, Product product, int no)
        {
            var request = new Request(Host, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}seite={no}", null).Bytes(product.Port);
            var start = Stopwatch.GetTimestamp();
            Load.Must200(wire.Exchange(request));
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        for (var no = 0; no < 500; no++)
        {
            times.Add((Time(wires.Many, many, no), Time(wires.Few, few, no)));
        }

        var (slow, quick) = (Load.Median(times.Skip(200).Select(t => t.Many)), Load.Median(times.Skip(200).Select(t => t.Few)));
        Bench.Say($"{address}: {slow:0.00} ms with {Many} pins, {quick:0.00} ms with {Few}; the very first {times[0].Many:0} and {times[0].Few:0} ms");
        return slow / quick;
    }

    private static string Section(int zoom)
    {
        var side = Math.Pow(2, zoom);
        var sine = Math.Sin(49.4451 * Math.PI / 180);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{zoom}/{(int)((7.7701 + 180) / 360 * side)}/{(int)((0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI))) * side)}"
        );
    }

    private sealed record Wires(Wire Many, Wire Few) : IDisposable
    {
        public void Dispose()
        {
            Many.Dispose();
            Few.Dispose();
        }
    }
}
