namespace MultiIsek.Planning.Contracts;

/// <summary>Was öffentlich zum Text einer Fassung gesagt wurde, as a comparison says it beside the old text: "3 Beiträge". Upper modules know it, and in their own words.</summary>
public interface IVersionVoices
{
    /// <summary>For all elements of a version at once; those of which nobody said anything are left out.</summary>
    ValueTask<IReadOnlyDictionary<Guid, string>> OfAsync(Guid planVersionId, CancellationToken ct);
}
