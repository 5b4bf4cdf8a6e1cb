namespace MultiIsek.Documents.Contracts;

/// <summary>Was auf ein Dokument oder eine Gruppe verweist. Each module tells of its own rows; one that tells of any keeps them from being deleted.</summary>
public interface IDocumentUses
{
    /// <param name="key">Values that hold keys, as in the data files, name it so.</param>
    Task<IReadOnlyList<DocumentUse>> OfDocumentAsync(Guid document, string key, CancellationToken ct);

    /// <summary>Of every group of the city.</summary>
    Task<IReadOnlyList<(Guid Group, DocumentUse Use)>> OfGroupsAsync(CancellationToken ct);
}

/// <param name="What">As a German list names it: "Beschluss „Ratsbeschluss“".</param>
/// <param name="Url">Where it can be seen.</param>
public sealed record DocumentUse(string What, string? Url);
