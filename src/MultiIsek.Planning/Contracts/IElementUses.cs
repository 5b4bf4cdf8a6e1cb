namespace MultiIsek.Planning.Contracts;

/// <summary>Was an einem Element hängt: what would lose its place if the element went. Each module tells of its own rows; one that tells of any keeps the element from being deleted.</summary>
public interface IElementUses
{
    /// <summary>One query for all elements of a branch.</summary>
    Task<IReadOnlyList<ElementUse>> ListAsync(Guid planVersionId, IReadOnlyCollection<Guid> elements, CancellationToken ct);
}

/// <param name="What">As a German list names it: "3 Beiträge", "Beschluss „Ratsbeschluss“".</param>
/// <param name="Url">Where it can be seen.</param>
public sealed record ElementUse(Guid ElementId, string What, string? Url);
