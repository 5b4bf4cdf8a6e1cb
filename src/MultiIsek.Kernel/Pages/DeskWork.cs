using MultiIsek.Kernel.Data;

namespace MultiIsek.Kernel.Pages;

/// <summary>Was am Schreibtisch wartet: one kind of it, counted.</summary>
/// <param name="Count">At least one.</param>
/// <param name="DueOn">As exact as it is known; null where no date is set.</param>
public sealed record DeskTask(int Count, string Title, string Text, string Url, SourceDate? DueOn = null);

/// <summary>Frist oder Termin, der kommt.</summary>
public sealed record DeskDate(SourceDate On, string Title, string Text, string Url);

/// <summary>What a module brings to the staff's start page, asked only for those who may act on it.</summary>
public interface IDeskWork
{
    string Policy { get; }

    /// <param name="today">The day in Germany.</param>
    Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct);
}
