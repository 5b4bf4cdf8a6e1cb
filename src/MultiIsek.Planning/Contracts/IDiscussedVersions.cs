namespace MultiIsek.Planning.Contracts;

/// <summary>Fassungen, über die die Stadt reden lässt: whoever may discuss a version may read it. Upper modules know them. Called on every page of a plan, so it must not query for each.</summary>
public interface IDiscussedVersions
{
    ValueTask<IReadOnlyCollection<Guid>> ListAsync(CancellationToken ct);
}
