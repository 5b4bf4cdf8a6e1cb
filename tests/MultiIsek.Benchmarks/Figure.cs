using System.Globalization;
using MultiIsek.Benchmarks.Running;

namespace MultiIsek.Benchmarks;

/// <summary>Messgröße: one line of the table.</summary>
/// <param name="IsAtLeast">The goal is a lower bound; else an upper one.</param>
/// <param name="Measure">Null where the machine lacks what it needs.</param>
internal sealed record Figure(string Name, double Goal, bool IsAtLeast, string Unit, Func<Bench, Task<double?>> Measure)
{
    /// <summary>Name, value, goal and verdict, separated by tabs.</summary>
    public async Task<string> LineAsync(Bench bench)
    {
        var goal = string.Create(CultureInfo.InvariantCulture, $"{(IsAtLeast ? '≥' : '≤')} {Goal}{Unit}");
        try
        {
            return await Measure(bench) is { } value
                ? string.Create(CultureInfo.InvariantCulture, $"{Name}\t{Shown(value)}{Unit}\t{goal}\t{(IsMet(value) ? "ok" : "short")}")
                : $"{Name}\t-\t{goal}\tskipped";
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            return $"{Name}\t{e.GetType().Name}\t{goal}\tshort";
        }
    }

    private bool IsMet(double value) => IsAtLeast ? value >= Goal : value <= Goal;

    private static string Shown(double value) => value.ToString(value >= 10 || value == Math.Floor(value) ? "0" : "0.00#", CultureInfo.InvariantCulture);
}
