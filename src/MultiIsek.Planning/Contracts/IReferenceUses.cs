namespace MultiIsek.Planning.Contracts;

/// <summary>Was an einer Stelle oder einem Ort hängt: what is in use is closed, never deleted. Each module tells of its own rows.</summary>
public interface IReferenceUses
{
    /// <param name="entity">A name of <see cref="PlanningKeys"/>.</param>
    Task<IReadOnlyList<ReferenceUse>> ListAsync(string entity, Guid id, CancellationToken ct);
}

/// <param name="What">As a German list names it: "Beschluss „Ratsbeschluss“".</param>
/// <param name="Url">Where it can be seen.</param>
public sealed record ReferenceUse(string What, string? Url);
