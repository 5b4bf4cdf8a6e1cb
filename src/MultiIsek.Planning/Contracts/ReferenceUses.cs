namespace MultiIsek.Planning.Contracts;

internal static class ReferenceUses
{
    /// <summary>What all modules say that refers to a row.</summary>
    public static async Task<IReadOnlyList<ReferenceUse>> OfAsync(this IEnumerable<IReferenceUses> uses, string entity, Guid id, CancellationToken ct)
    {
        List<ReferenceUse> found = [];
        foreach (var each in uses)
        {
            found.AddRange(await each.ListAsync(entity, id, ct));
        }

        return found;
    }
}
