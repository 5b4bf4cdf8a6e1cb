using System.Diagnostics;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Figures;

/// <summary>Whether the time of an answer tells who has an account: known and unknown addresses in turn, one at a time, the slower's median over the faster's.</summary>
internal static class SameTime
{
    private const string Password = "Gleisdreieck-Wolkenbank-47";
    private const string Known = "bekannt@example.org";
    private const int Count = 200;
    private const int Warm = 300;

    private static readonly string[] NoLimits =
    [
        "--Accounts:AttemptsPerAddress=1000000",
        "--Accounts:AttemptsPerAccount=1000000",
        "--Accounts:PasswordsPerCity=1000000",
        "--Accounts:MailsPerAddress=1000000",
        "--Accounts:MailsPerCity=1000000",
        "--Accounts:MailsPerPerson=1000000",
        "--Guests:PerAddress=1000000",
        "--Guests:PerTenant=1000000",
        // What is sent meanwhile is no part of the answer.
        "--Outbox:IsRunning=false",
    ];

    public static IReadOnlyList<Figure> Figures =>
        [
            new("sign-in, known and unknown address: slower / faster", 1.1, false, "", b => MeasureAsync(b, "/anmelden", 422, Form)),
            new("forgotten password, known and unknown address: slower / faster", 1.1, false, "", b => MeasureAsync(b, "/passwort-vergessen", 200, Form)),
            new("registration, known and unknown address: slower / faster", 1.1, false, "", b => MeasureAsync(b, "/registrieren", 200, e => $"{Form(e)}&name=Bea")),
        ];

    private static string Form(string email) => $"email={Uri.EscapeDataString(email)}&password={Password}-nicht";

    private static async Task<double?> MeasureAsync(Bench bench, string path, int status, Func<string, string> form)
    {
        await using var product = await bench.StartAsync(await bench.CitiesAsync($"time{path.Replace('/', '-')}"), NoLimits);
        var host = Sample.Cities[0].Host;
        using var wire = new Wire(product.Port);
        Load.Must200(wire.Exchange(new Request(host, "/registrieren", null, $"email={Uri.EscapeDataString(Known)}&password={Password}&name=Bea").Bytes(product.Port)));
        var no = 0;
        double Ask(bool isKnown)
        {
            // As long as the known one, and each a new one.
            var bytes = new Request(host, path, null, form(isKnown ? Known : $"u{Interlocked.Increment(ref no):D6}@example.org")).Bytes(product.Port);
            var start = Stopwatch.GetTimestamp();
            var answered = wire.Exchange(bytes);
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return answered == status ? time : throw new InvalidOperationException($"{path} answered {answered}.");
        }

        List<(double Known, double Unknown)> times = [];
        for (var i = 0; i < Warm + Count; i++)
        {
            // The order in turn, too: who comes second finds everything warm.
            var first = Ask(i % 2 == 0);
            var second = Ask(i % 2 == 1);
            if (i >= Warm)
            {
                times.Add(i % 2 == 0 ? (first, second) : (second, first));
            }
        }

        var (known, unknown) = (Load.Median(times.Select(t => t.Known)), Load.Median(times.Select(t => t.Unknown)));
        Bench.Say($"{known:0.00} ms known, {unknown:0.00} ms unknown");
        return Math.Max(known, unknown) / Math.Min(known, unknown);
    }
}
