using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>People who write comments, each text a new one, and what they were told.</summary>
internal sealed partial class Writers(IReadOnlyList<Place> places)
{
    public const string Stored = """SELECT "Text", "Year", "Number" FROM participation_contributions WHERE "Text" LIKE 'Probe %'""";
    private readonly ConcurrentDictionary<string, string> _receipts = new();
    private int _refused;

    /// <summary>Texts with the number on their receipt.</summary>
    public IReadOnlyDictionary<string, string> Receipts => _receipts;

    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Threads that write as fast as they are answered, until the server goes away or it is enough.</summary>
    public Task WriteAsync(int port, int threads, CancellationToken enough) =>
        OnThreads(
            threads,
            i =>
            {
                try
                {
                    using var wire = new Wire(port);
                    while (!enough.IsCancellationRequested)
                    {
                        Write(wire, port, places[i % places.Count]);
                    }
                }
                catch (Exception e) when (e is SocketException or InvalidOperationException)
                {
                    // The server was killed, in the middle of an answer perhaps.
                }
            }
        );

    /// <summary>One comment; its status.</summary>
    public int Write(Wire wire, int port, Place place) => Send(wire, port, place.Comment(wire, port, $"Probe {Guid.NewGuid():N}"));

    /// <summary>Sends a form that was filled in before.</summary>
    public int Send(Wire wire, int port, Request form)
    {
        var answer = wire.Ask(form.Bytes(port));
        var page = Encoding.UTF8.GetString(answer.Body);
        if (answer.Status == 200 && Number().Match(page) is { Success: true } number)
        {
            _receipts[Uri.UnescapeDataString(Text().Match(form.Form!).Groups[1].Value)] = number.Groups[1].Value;
        }
        else
        {
            Interlocked.Increment(ref _refused);
        }

        return answer.Status;
    }

    /// <summary>Whatever was acknowledged is there once, and no number stands twice.</summary>
    public void MustBe(IReadOnlyList<string[]> rows)
    {
        var texts = rows.GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.Count());
        var lost = _receipts.Keys.Where(t => !texts.ContainsKey(t)).ToList();
        Trials.Must(!_receipts.IsEmpty, "Nothing was acknowledged at all.");
        Trials.Must(lost.Count == 0, $"{lost.Count} of {_receipts.Count} acknowledged contributions are lost.");
        Trials.Must(texts.Values.All(n => n == 1), "A contribution is there twice.");
        Trials.Must(rows.Select(r => (r[1], r[2])).Distinct().Count() == rows.Count, "A number was given twice.");
    }

    public static Task OnThreads(int count, Action<int> work) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Factory.StartNew(() => work(i), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    [GeneratedRegex("id=\"nummer\">([^<]+)<")]
    private static partial Regex Number();

    [GeneratedRegex("^text=([^&]*)")]
    private static partial Regex Text();
}
