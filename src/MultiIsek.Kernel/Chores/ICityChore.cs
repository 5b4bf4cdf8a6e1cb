namespace MultiIsek.Kernel.Chores;

/// <summary>Tägliche Aufgabe einer Stadt: what time alone makes due, such as deleting what was kept long enough.</summary>
public interface ICityChore
{
    /// <summary>In the city's scope, as "system". May be called at any time and by several instances at once: what is done already is not done again.</summary>
    Task RunAsync(CancellationToken ct);
}
