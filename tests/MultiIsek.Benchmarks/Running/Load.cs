using System.Collections.Concurrent;
using System.Diagnostics;

namespace MultiIsek.Benchmarks.Running;

/// <summary>Drives a server, and compares two in alternating rounds: what else the machine does meanwhile hits both alike.</summary>
internal static class Load
{
    public const int Connections = 4;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    // A server is measured as it runs for weeks: the last tier of compilation comes after thousands of requests.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private const int Rounds = 9;

    /// <summary>Answers per second of one server over those of the other: the median of all rounds.</summary>
    public static double Ratio(Func<TimeSpan, double> own, Func<TimeSpan, double> other)
    {
        own(WarmUp);
        other(WarmUp);
        own(Round);
        List<(double Own, double Other)> rounds = [];
        for (var i = 0; i < Rounds; i++)
        {
            var first = i % 2 == 0 ? own(Round) : 0;
            var second = other(Round);
            rounds.Add((i % 2 == 0 ? first : own(Round), second));
        }

        Bench.Say($"{Median(rounds.Select(r => r.Own)):0}/s against {Median(rounds.Select(r => r.Other)):0}/s");
        return Median(rounds.Select(r => r.Own / r.Other));
    }

    /// <summary>Answers per second, over a few connections; every answer must be 200.</summary>
    public static double PerSecond(Product server, Func<byte[]> request, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var done = new long[Connections];
        Parallel(i =>
        {
            using var wire = new Wire(server.Port);
            for (; clock.Elapsed < time; done[i]++)
            {
                Must200(wire.Exchange(request()));
            }
        });
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Works a queue off over a few connections; items per second.</summary>
    public static double Drain(ConcurrentQueue<byte[]> queue, Func<(Action<byte[]> Act, IDisposable End)> make)
    {
        var count = queue.Count;
        var clock = Stopwatch.StartNew();
        Parallel(_ =>
        {
            var (act, end) = make();
            using (end)
            {
                while (queue.TryDequeue(out var item))
                {
                    act(item);
                }
            }
        });
        return count / clock.Elapsed.TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Parallel(Action<int> work)
    {
        Exception? fault = null;
        void Guarded(int no)
        {
            try
            {
                work(no);
            }
            catch (Exception e)
            {
                fault = e;
            }
        }

        var threads = Enumerable.Range(0, Connections).Select(i => new Thread(() => Guarded(i))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        if (fault is not null)
        {
            throw new InvalidOperationException("A request failed.", fault);
        }
    }

    public static void Must200(int status)
    {
        if (status != 200)
        {
            throw new InvalidOperationException($"Answered {status}.");
        }
    }
}
