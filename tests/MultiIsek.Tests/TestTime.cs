using System.Diagnostics;

namespace MultiIsek.Tests;

/// <summary>
/// A clock that stands still until a test moves it. Time spans are the exception: each look at them finds two seconds gone,
/// so that nothing that may be a second old is ever answered from memory.
/// </summary>
public sealed class TestTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly long Step = 2 * Stopwatch.Frequency;
    private DateTimeOffset _now = Start;
    private long _looks;

    internal event Action? Jumped;

    public DateTimeOffset Now
    {
        get => _now;
        set
        {
            _now = value;
            Jumped?.Invoke();
        }
    }

    /// <summary>Moves the clock until the answer is disposed: <c>using var later = app.Time.At(…)</c>.</summary>
    public IDisposable At(DateTimeOffset moment)
    {
        var before = Now;
        Now = moment;
        return new Back(() => Now = before);
    }

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks) * Step;

    private sealed class Back(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
