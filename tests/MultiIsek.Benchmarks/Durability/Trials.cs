using System.Diagnostics;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks.Durability;

/// <summary>The machine lacks what a trial needs.</summary>
internal sealed class LackingException(string what) : Exception(what);

/// <summary>Probe: what must hold whatever the machine's speed fails it; times fail it in the full form only.</summary>
internal sealed record Trial(string Name, Func<Bench, bool, Task> RunAsync);

/// <summary>
/// <c>durability [--full] [--only PART-OF-A-NAME] [--program FOLDER]</c>: promises that need a real process. Each starts its own servers, on this machine, and ends them by
/// their id. A line for each trial, then "N passed, N failed".
/// </summary>
internal static class Trials
{
    private static readonly Trial[] All = [.. Kill.Trials, .. Races.Trials, .. FullDisk.Trials, .. OpeningDay.Trials, .. Soak.Trials];

    public static async Task<int> RunAsync(string[] args)
    {
        string? only = null;
        string? program = null;
        var isFull = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--full":
                    isFull = true;
                    break;
                case "--only" when i + 1 < args.Length:
                    only = args[++i];
                    break;
                case "--program" when i + 1 < args.Length:
                    program = args[++i];
                    break;
                default:
                    await Console.Error.WriteLineAsync("usage: durability [--full] [--only PART-OF-A-NAME] [--program FOLDER-OF-A-BUILD]");
                    return 2;
            }
        }

        var (passed, failed, skipped) = (0, 0, 0);
        await using var bench = new Bench(program);
        foreach (var trial in All.Where(t => only is null || t.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var clock = Stopwatch.StartNew();
            try
            {
                await trial.RunAsync(bench, isFull);
                passed++;
                Console.WriteLine($"ok      {trial.Name} ({clock.Elapsed.TotalSeconds:0} s)");
            }
            catch (LackingException e)
            {
                skipped++;
                Console.WriteLine($"SKIPPED {trial.Name}: {e.Message}");
            }
            catch (Exception e)
            {
                failed++;
                Console.WriteLine($"FAILED  {trial.Name}: {e}");
            }
        }

        if (skipped > 0)
        {
            Console.WriteLine($"{skipped} skipped");
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed > 0 || passed + skipped == 0 ? 1 : 0;
    }

    public static void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    public static async Task<PostgresDatabase> DatabaseAsync(Bench bench) => await bench.PostgresCitiesAsync() ?? throw new LackingException("no PostgreSQL is installed");
}
