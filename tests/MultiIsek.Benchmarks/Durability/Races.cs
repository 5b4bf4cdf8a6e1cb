using System.Globalization;
using System.Text;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>P5 and P6 with two instances on PostgreSQL: one person one vote, one number, one last seat, and nothing after the close.</summary>
internal static class Races
{
    private const int Parallel = 25;

    public static IReadOnlyList<Trial> Trials { get; } =
    [
        new("P6: one form, one number, one vote, one last seat at two instances", OneOfEachAsync),
        new("P5: two hundred write across the close of a phase", (bench, _) => AcrossTheCloseAsync(bench)),
    ];

    private sealed record Pair(PostgresDatabase Database, Product First, Product Second) : IAsyncDisposable
    {
        public static async Task<Pair> StartAsync(Bench bench)
        {
            var database = await Durability.Trials.DatabaseAsync(bench);
            string[] settings = [.. Place.NoLimits, "--Comments:SupportsPerAddress=100000", "--Comments:RegistrationsPerAddress=100000"];
            var first = await bench.StartAsync(database, settings);
            return new(database, first, await bench.StartAsync(database, settings));
        }

        /// <summary>Sends all at once, to both in turn; their answers.</summary>
        public async Task<IReadOnlyList<Answer>> AtOnceAsync(List<Request> requests)
        {
            var answers = new Answer[requests.Count];
            using var barrier = new Barrier(requests.Count);
            await Writers.OnThreads(
                requests.Count,
                i =>
                {
                    var port = i % 2 == 0 ? First.Port : Second.Port;
                    using var wire = new Wire(port);
                    barrier.SignalAndWait();
                    answers[i] = wire.Ask(requests[i].Bytes(port));
                }
            );
            return answers;
        }

        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
        }
    }

    private static async Task OneOfEachAsync(Bench bench, bool isFull)
    {
        await using var pair = await Pair.StartAsync(bench);
        var place = Sample.Places(pair.First)[0];
        for (var round = 0; round < (isFull ? 20 : 1); round++)
        {
            await OneNumberAsync(pair, place);
            await OneVoteAsync(pair, place);
            await LastSeatsAsync(pair, place.Host, round);
        }
    }

    private static async Task OneNumberAsync(Pair pair, Place place)
    {
        using var wire = new Wire(pair.First.Port);
        var same = place.Comment(wire, pair.First.Port, $"Probe {Guid.NewGuid():N}");
        var answers = await pair.AtOnceAsync([.. Enumerable.Repeat(same, Parallel)]);
        MustBeCalm(answers);
        var text = Uri.UnescapeDataString(same.Form!.Split('&')[0][5..]);
        Durability.Trials.Must(await CountAsync(pair, text) == 1, "One form became several contributions.");

        var different = Enumerable.Range(0, Parallel).Select(_ => place.Comment(wire, pair.First.Port, $"Probe {Guid.NewGuid():N}")).ToList();
        MustBeCalm(await pair.AtOnceAsync(different));
        var rows = await pair.Database.ReadAsync(Writers.Stored);
        Durability.Trials.Must(rows.Select(r => (r[1], r[2])).Distinct().Count() == rows.Count, "A number was given twice.");
    }

    private static async Task OneVoteAsync(Pair pair, Place place)
    {
        using var wire = new Wire(pair.First.Port);
        var text = $"Probe {Guid.NewGuid():N}";
        Load.Must200(wire.Exchange(place.Comment(wire, pair.First.Port, text).Bytes(pair.First.Port)));
        var row = (await pair.Database.ReadAsync($"{Writers.Stored} AND \"Text\" = '{text}'"))[0];
        var vote = new Request(
            place.Host,
            $"/mitmachen/unterstuetzen/H-{row[1]}-{int.Parse(row[2], CultureInfo.InvariantCulture):00000}",
            null,
            "proof=",
            $"isek-unterstuetzt={Guid.NewGuid():N}"
        );
        MustBeCalm(await pair.AtOnceAsync([.. Enumerable.Repeat(vote, Parallel)]));
        var votes = await pair.Database.ReadAsync(
            $"""
            SELECT c."Supports", (SELECT count(*) FROM participation_supports s WHERE s."TenantId" = c."TenantId" AND s."ContributionId" = c."Id") FROM participation_contributions c WHERE c."Text" = '{text}'
            """
        );
        Durability.Trials.Must(votes is [["1", "1"]], $"One person has {votes[0][0]} votes in the count and {votes[0][1]} rows.");
    }

    private static async Task LastSeatsAsync(Pair pair, string host, int round)
    {
        const int Seats = 3;
        var key = $"probe-{round.ToString(CultureInfo.InvariantCulture)}";
        await pair.Database.ExecuteAsync(
            $"""
            INSERT INTO participation_events SELECT (jsonb_populate_record(o, jsonb_build_object('TenantId', t."Id", 'Id', gen_random_uuid(), 'Key', '{key}', 'Status', 'Scheduled',
              'PlanId', NULL, 'SourceId', NULL, 'HeldOn', to_char(now() + interval '7 days', 'YYYY-MM-DD'), 'EndsOn', NULL, 'RegistrationEndsAt', (now() AT TIME ZONE 'utc') + interval '1 hour', 'Seats', {Seats}, 'SeatsTaken', 0, 'Waiting', 0))).*
            FROM participation_events o, tenancy_tenants t WHERE t."Slug" = '{host.Split('.')[0]}' LIMIT 1
            """
        );
        using var wire = new Wire(pair.First.Port);
        var path = $"/termine/{key}/anmelden";
        string Token() => Encoding.UTF8.GetString(wire.Ask(new Request(host, path, null).Bytes(pair.First.Port)).Body).Split("name=\"token\" value=\"")[1].Split('"')[0];
        var people = Enumerable.Range(0, Parallel).Select(i => new Request(host, path, null, $"name=Person+{i}&token={Uri.EscapeDataString(Token())}")).ToList();
        MustBeCalm(await pair.AtOnceAsync(people));
        var taken = await pair.Database.ReadAsync(
            $"""
            SELECT e."SeatsTaken", (SELECT count(*) FROM participation_registrations r WHERE r."TenantId" = e."TenantId" AND r."EventId" = e."Id") FROM participation_events e WHERE e."Key" = '{key}'
            """
        );
        Durability.Trials.Must(taken is [["3", "3"]], $"Of {Seats} seats {taken[0][0]} are counted as taken, with {taken[0][1]} rows.");
    }

    private static async Task AcrossTheCloseAsync(Bench bench)
    {
        const int People = 200;
        await using var pair = await Pair.StartAsync(bench);
        var place = Sample.Places(pair.First)[0];
        var phase = place.Form.Split('/')[2];
        var writers = new Writers([place]);
        using var wire = new Wire(pair.First.Port);
        var forms = Enumerable.Range(0, People).Select(_ => place.Comment(wire, pair.First.Port, $"Probe {Guid.NewGuid():N}")).ToList();
        var close = DateTime.UtcNow.AddSeconds(3);
        var moment = close.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        await pair.Database.ExecuteAsync($"""UPDATE participation_phases SET "EndsAt" = '{moment}' WHERE "Key" = '{phase}'""");
        var next = -1;
        await Writers.OnThreads(
            20,
            _ =>
            {
                int i;
                while ((i = Interlocked.Increment(ref next)) < People)
                {
                    // Half before, half after; most of them close to it.
                    var due = close.AddSeconds(((i * 5.0) - (People * 2.5)) / People);
                    Thread.Sleep(TimeSpan.FromTicks(Math.Max(0, (due - DateTime.UtcNow).Ticks)));
                    var port = i % 2 == 0 ? pair.First.Port : pair.Second.Port;
                    using var own = new Wire(port);
                    var status = writers.Send(own, port, forms[i]);
                    Durability.Trials.Must(status is 200 or 409, $"A writer was answered {status}.");
                }
            }
        );
        var rows = await pair.Database.ReadAsync(Writers.Stored);
        writers.MustBe(rows);
        Durability.Trials.Must(rows.Count == writers.Receipts.Count, "Something was stored and its writer told that it was not.");
        var late = await pair.Database.ReadAsync($"{Writers.Stored} AND \"ReceivedAt\" >= '{moment}'");
        Bench.Say($"{rows.Count} before the close, {writers.Refused} refused");
        Durability.Trials.Must(late.Count == 0, $"{late.Count} were taken after the close.");
        Durability.Trials.Must(rows.Count > 0 && writers.Refused > 0, "The close was not in the middle.");
    }

    private static void MustBeCalm(IReadOnlyList<Answer> answers) =>
        Durability.Trials.Must(
            answers.All(a => a.Status is 200 or 409 or 422),
            $"Answered {string.Join(", ", answers.GroupBy(a => a.Status).Select(g => $"{g.Count()} × {g.Key}"))}."
        );

    private static async Task<int> CountAsync(Pair pair, string text) => (await pair.Database.ReadAsync($"{Writers.Stored} AND \"Text\" = '{text}'")).Count;
}
