using System.Collections.Concurrent;
using MultiIsek.Benchmarks.Running;
using Npgsql;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>A guest's comment on PostgreSQL, from the filled-in form to the receipt, against the INSERT of one such row by the bare driver.</summary>
internal static class StoredComment
{
    private const string Text = "Der Weg am Bach ist für Kinderwagen zu schmal, und nach Regen steht er unter Wasser. Bitte denken Sie auch an die Beleuchtung.";
    private const int PerRound = 1000;
    private const int Rounds = 7;
    private const int WarmRounds = 15;

    public static IReadOnlyList<Figure> Figures => [new("storing a guest's comment on PostgreSQL / bare INSERT of one row", 0.15, true, "", MeasureAsync)];

    private static async Task<double?> MeasureAsync(Bench bench)
    {
        if (await bench.PostgresAsync() is not { } postgres)
        {
            return null;
        }

        await using var product = await bench.StartAsync(bench.Folder("comments"), [.. Place.NoLimits, .. postgres.Settings]);
        var place = Sample.Places(product)[0];
        await postgres.ExecuteAsync(
            "DROP TABLE IF EXISTS bench_rows; CREATE TABLE bench_rows (id uuid PRIMARY KEY, tenant int NOT NULL, text text NOT NULL, at timestamptz NOT NULL)"
        );
        await using var source = NpgsqlDataSource.Create(postgres.Owner);
        double Comments(int count)
        {
            var forms = new ConcurrentQueue<byte[]>();
            using (var wire = new Wire(product.Port))
            {
                for (var i = 0; i < count; i++)
                {
                    forms.Enqueue(place.Comment(wire, product.Port, Text).Bytes(product.Port));
                }
            }

            return Load.Drain(
                forms,
                () =>
                {
                    var wire = new Wire(product.Port);
                    return (form => Load.Must200(wire.Exchange(form)), wire);
                }
            );
        }

        double Rows(int count) =>
            Load.Drain(
                new ConcurrentQueue<byte[]>(Enumerable.Repeat<byte[]>([], count)),
                () =>
                {
                    var connection = source.OpenConnection();
                    return (_ => Insert(connection), connection);
                }
            );
        // As long as the last tier of compilation takes.
        for (var warm = 0; warm < WarmRounds; warm++)
        {
            Comments(PerRound);
        }

        Rows(PerRound * 3);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Own: Comments(PerRound), Other: Rows(PerRound * 4))).ToList();
        Bench.Say(string.Join(" ", rounds.Select(r => $"{r.Own:0}")));
        Bench.Say($"{Load.Median(rounds.Select(r => r.Own)):0}/s against {Load.Median(rounds.Select(r => r.Other)):0}/s");
        return Load.Median(rounds.Select(r => r.Own / r.Other));
    }

    private static void Insert(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("INSERT INTO bench_rows (id, tenant, text, at) VALUES (@id, @tenant, @text, @at)", connection);
        command.Parameters.AddWithValue("id", Guid.CreateVersion7());
        command.Parameters.AddWithValue("tenant", 1);
        command.Parameters.AddWithValue("text", Text);
        command.Parameters.AddWithValue("at", DateTime.UtcNow);
        command.ExecuteNonQuery();
    }
}
