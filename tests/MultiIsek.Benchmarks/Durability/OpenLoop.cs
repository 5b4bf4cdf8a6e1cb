using System.Diagnostics;
using System.Net.Sockets;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>What callers waited, from the moment at which they wanted an answer.</summary>
internal sealed record Waits(IReadOnlyList<double> Milliseconds, int Errors)
{
    public double P95 => Milliseconds.Count == 0 ? double.NaN : Milliseconds.Order().ElementAt((int)(Milliseconds.Count * 0.95));
}

/// <summary>Callers who come when they come, however long the ones before them wait: a slow answer is not hidden by asking less.</summary>
internal static class OpenLoop
{
    /// <param name="act">Asks once; whether it was answered as it should be.</param>
    public static async Task<Waits> RunAsync(int port, double perSecond, TimeSpan time, int threads, Func<Wire, int, bool> act)
    {
        var count = (int)(perSecond * time.TotalSeconds);
        var waits = new double[count];
        var (next, errors) = (-1, 0);
        var clock = Stopwatch.StartNew();
        await Writers.OnThreads(
            threads,
            _ =>
            {
                using var wire = new Wire(port);
                int i;
                while ((i = Interlocked.Increment(ref next)) < count)
                {
                    var due = TimeSpan.FromSeconds(i / perSecond);
                    Thread.Sleep(TimeSpan.FromTicks(Math.Max(0, (due - clock.Elapsed).Ticks)));
                    if (!act(wire, i))
                    {
                        Interlocked.Increment(ref errors);
                    }

                    waits[i] = (clock.Elapsed - due).TotalMilliseconds;
                }
            }
        );
        return new(waits, errors);
    }

    /// <summary>Connections that ask again as soon as they are answered.</summary>
    public static Task BurstAsync(int port, int connections, Request request, CancellationToken enough) =>
        Writers.OnThreads(
            connections,
            _ =>
            {
                try
                {
                    using var wire = new Wire(port);
                    var bytes = request.Bytes(port);
                    while (!enough.IsCancellationRequested)
                    {
                        wire.Exchange(bytes);
                    }
                }
                catch (Exception e) when (e is SocketException or InvalidOperationException)
                {
                    // One that is turned away is none of the other city's.
                }
            }
        );
}
